import { buildProperties } from '@whatsapp-agent/testing';
import { cardsOf, COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { propertyDetailsTool } from '../property-details/property-details.tool';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { showMoreTool } from './show-more.tool';

describe('show_more', () => {
  it('asks to search first when nothing was searched', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    const outcome = await conversation.call(showMoreTool);
    expect(outcome.facts).toEqual({ status: 'not_searched' });
    expect(textOf(outcome)).toMatch(/haven't searched yet/);
    expect(conversation.catalog.searches).toEqual([]);
  });

  it('shows the rest of fifteen, numbered on, and says that it was all', async () => {
    const conversation = new ToolConversation(buildProperties(15));
    await conversation.call(searchPropertiesTool, COMPLETE);
    const outcome = await conversation.call(showMoreTool);
    expect(cardsOf(outcome).map(({ title }) => title.split('.')[0])).toEqual(['11', '12', '13', '14', '15']);
    expect(textOf(outcome)).toMatch(/11-15 of 15.*all 15/);
    expect(outcome.facts).toMatchObject({ remaining: 0 });

    const over = await conversation.call(showMoreTool);
    expect(textOf(over)).toMatch(/seen all 15/);
    expect(conversation.catalog.searches).toHaveLength(2);
  });

  it('shows a last page of one', async () => {
    const conversation = new ToolConversation(buildProperties(11));
    await conversation.call(searchPropertiesTool, COMPLETE);
    const outcome = await conversation.call(showMoreTool);
    expect(cardsOf(outcome)).toHaveLength(1);
    expect(textOf(outcome)).toContain('number 11 of 11');
  });

  it('reaches each of 47 exactly once', async () => {
    const conversation = new ToolConversation(buildProperties(47));
    await conversation.call(searchPropertiesTool, COMPLETE);
    for (let page = 0; page < 4; page += 1) await conversation.call(showMoreTool);
    const ids = conversation.memory.shown?.items.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(47);
    expect(ids).toHaveLength(47);
  });

  it('lets go of the property looked at', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, COMPLETE);
    await conversation.call(propertyDetailsTool, { property: '1' });
    await conversation.call(showMoreTool);
    expect(conversation.memory.active).toBeUndefined();
  });
});
