import { buildProperty } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { shareLocation, shareLocationTool } from './share-location.tool';

const ON_MAP = buildProperty({ id: 'P-1', latitude: 25.0805, longitude: 55.1403 });
const OFF_MAP = buildProperty({ id: 'P-2', title: 'Cayan View', building: 'Cayan Tower', latitude: 25.1 });

async function converse(): Promise<ToolConversation> {
  const conversation = new ToolConversation([ON_MAP, OFF_MAP]);
  await conversation.call(searchPropertiesTool, COMPLETE);
  return conversation;
}

describe('share_location', () => {
  it('sends the pin with name and address, and a short confirmation', async () => {
    const conversation = await converse();
    const { presentation, facts } = await conversation.call(shareLocationTool, { property: '1' });
    expect(presentation[0]).toEqual({
      kind: 'location',
      latitude: 25.0805,
      longitude: 55.1403,
      name: 'Marina Heights',
      address: 'Marina Heights Tower, Dubai Marina',
    });
    expect(presentation[1]).toMatchObject({
      kind: 'buttons',
      text: expect.stringContaining('Marina Heights'),
    });
    expect(facts).toMatchObject({ status: 'location_sent' });
    expect(JSON.stringify(facts)).not.toContain('P-1');
  });

  it('makes the property the one looked at', async () => {
    const conversation = await converse();
    await conversation.call(shareLocationTool, { property: 'the second one' });
    expect(conversation.memory.active?.title).toBe('Cayan View');
    expect(conversation.memory.shown?.items).toHaveLength(2);
  });

  it('names building and area when a position is missing, and makes none up', async () => {
    const conversation = await converse();
    const outcome = await conversation.call(shareLocationTool, { property: 'Cayan View' });
    expect(outcome.presentation.map(({ kind }) => kind)).toEqual(['buttons']);
    expect(textOf(outcome)).toContain('Cayan Tower, Dubai Marina');
    expect(outcome.facts).toMatchObject({ status: 'no_position' });
  });

  it('asks which one when several were shown and none is looked at', async () => {
    const conversation = await converse();
    expect(textOf(await conversation.call(shareLocationTool))).toContain('1-2');
  });

  it('asks for a search when nothing was shown', async () => {
    const outcome = await new ToolConversation([ON_MAP]).call(shareLocationTool);
    expect(outcome.facts).toEqual({ status: 'not_searched' });
  });

  it('answers a pressed button, and says when the listing is gone', async () => {
    const conversation = await converse();
    const context = conversation.toContext();
    expect((await shareLocation('P-1', context)).facts).toMatchObject({ status: 'location_sent' });
    expect((await shareLocation('P-77', context)).facts).toEqual({ status: 'gone' });
  });
});
