import { TransientError } from '@whatsapp-agent/contracts';
import { buildProperty } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { sendBrochureTool } from './send-brochure.tool';

async function converse(brochureUrl?: string): Promise<ToolConversation> {
  const conversation = new ToolConversation([
    buildProperty(brochureUrl === undefined ? {} : { brochureUrl }),
  ]);
  await conversation.call(searchPropertiesTool, COMPLETE);
  return conversation;
}

describe('send_brochure', () => {
  it("sends the lister's own document", async () => {
    const conversation = await converse('https://media.example/marina.pdf');
    const { presentation } = await conversation.call(sendBrochureTool);
    expect(presentation).toEqual([
      {
        kind: 'document',
        file: { url: 'https://media.example/marina.pdf' },
        filename: 'Marina Heights.pdf',
        caption: expect.stringContaining('Marina Heights Tower, Dubai Marina'),
      },
      expect.objectContaining({
        kind: 'buttons',
        buttons: [
          { id: '1v:P-1', title: 'Schedule Visit' },
          { id: '1l:P-1', title: 'Share location' },
        ],
      }),
    ]);
  });

  it.each([[undefined], ['not a url'], ['file:///etc/passwd'], ['/brochures/1.pdf']])(
    'has one made from the facts when the listing has %s',
    async (brochureUrl) => {
      const conversation = await converse(brochureUrl);
      const { presentation, facts } = await conversation.call(sendBrochureTool);
      expect(presentation[0]).toMatchObject({ kind: 'document', file: { made: 'brochure:P-1' } });
      expect(facts).toMatchObject({ status: 'brochure_sent', area: 'Dubai Marina' });
    },
  );

  it('says so when the listings cannot be reached', async () => {
    const conversation = await converse();
    const down = new TransientError('STORE.UNAVAILABLE', 'down');
    conversation.catalog.failNext(down, down);
    const outcome = await conversation.call(sendBrochureTool);
    expect(outcome.facts).toEqual({ status: 'unavailable' });
    expect(textOf(outcome)).not.toMatch(/STORE|down/);
  });
});
