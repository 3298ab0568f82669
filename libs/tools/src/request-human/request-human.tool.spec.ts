import { buildProperties } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { propertyDetailsTool } from '../property-details/property-details.tool';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { requestHumanTool } from './request-human.tool';

describe('request_human', () => {
  it('tells the customer, and the colleague what happened so far', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    conversation.customer = {
      name: 'Sara',
      preferences: { family: 'family of four' },
      earlier: ['Hi', 'apartments to rent in marina up to 100k'],
      words: ['can you lower the price?'],
    };
    await conversation.call(searchPropertiesTool, { ...COMPLETE, price: '100k' });
    await conversation.call(propertyDetailsTool, { property: '2' });
    const outcome = await conversation.call(requestHumanTool, { reason: 'wants to negotiate' });
    expect(textOf(outcome)).toMatch(/colleague/);
    expect(outcome.effects).toMatchObject([
      { type: 'conversation.handover', payload: { source: 'request', reason: 'wants to negotiate' } },
    ]);
    expect(outcome.effects?.[0]?.payload).toMatchObject({
      summary: [
        'Customer: Sara',
        'Looks for: to rent, apartment, in marina, for up to AED 100k',
        'Told us: family: family of four',
        'Was shown 3 of 3 listings',
        'Looks at: Home B (P-2)',
        'Wrote: Hi',
        'Wrote: apartments to rent in marina up to 100k',
        'Wrote: can you lower the price?',
      ].join('\n'),
    });
  });

  it('has a summary for a conversation that has only begun', async () => {
    const outcome = await new ToolConversation([]).call(requestHumanTool, {});
    expect(outcome.effects?.[0]?.payload).toMatchObject({
      reason: 'asked for a person',
      summary: 'Customer: name unknown\nLooks for: not said yet',
    });
  });
});
