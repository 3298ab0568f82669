import { buildProperties, buildProperty } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { refineTool } from './refine.tool';

const LISTINGS = [
  ...buildProperties(12),
  buildProperty({ id: 'J-1', area: 'Jumeirah Beach Residence', priceAed: 60_000 }),
];

describe('refine', () => {
  async function searched(args: object = COMPLETE): Promise<ToolConversation> {
    const conversation = new ToolConversation(LISTINGS);
    await conversation.call(searchPropertiesTool, args);
    return conversation;
  }
  const last = (conversation: ToolConversation) => conversation.catalog.searches.at(-1)?.criteria;

  it.each([
    ['cheaper', { price: { max: 49_999 }, sort: 'price_asc' }],
    ['more_expensive', { price: { min: 95_001 }, sort: 'price_asc' }],
    ['bigger', { size: { min: 1_294 }, sort: 'size_asc' }],
    ['smaller', { size: { max: 1_292 }, sort: 'size_desc' }],
    ['newer', { sort: 'newest' }],
  ])('turns %s into bounds beyond the list', async (change, bounds) => {
    const conversation = await searched();
    await conversation.call(refineTool, { change });
    expect(last(conversation)).toMatchObject(bounds);
  });

  it('keeps the budget the customer named, and narrows it', async () => {
    const conversation = await searched({ ...COMPLETE, price: '60k-200k' });
    await conversation.call(refineTool, { change: 'more_expensive' });
    const { price } = last(conversation) ?? {};
    expect(price).toEqual({ min: 105_001, max: 200_000 });
    expect(conversation.memory.slots.price).toEqual({ min: 60_000, max: 200_000 });
  });

  it.each([
    ['area', { areas: ['JBR'] }],
    ['type', { types: ['villa'] }],
    ['buying instead of renting', { transaction: 'sale' }],
    ['number of bedrooms', { bedrooms: '3' }],
    ['budget', { price: '90k' }],
  ])('forgets "more expensive" when the %s changes', async (_, change) => {
    const conversation = await searched();
    await conversation.call(refineTool, { change: 'more_expensive' });
    expect(conversation.memory.slots.refinement?.price).toEqual({ min: 95_001 });
    await conversation.call(searchPropertiesTool, change);
    expect(conversation.memory.slots.refinement).toBeUndefined();
    expect(last(conversation)?.price?.min).toBeUndefined();
    expect(last(conversation)?.sort).toBeUndefined();
  });

  it('says what it compared with', async () => {
    const conversation = await searched({ ...COMPLETE, price: '60k+' });
    const outcome = await conversation.call(refineTool, { change: 'cheaper' });
    expect(textOf(outcome)).toContain('below AED 60,000');
  });

  it('leaves the area of the list, or the ones that are named', async () => {
    const conversation = await searched();
    await conversation.call(refineTool, { change: 'other_area' });
    expect(last(conversation)).toMatchObject({ excludedAreas: ['marina'] });
    expect(conversation.memory.slots.areas).toBe('any');

    const several = await searched({ ...COMPLETE, areas: ['marina', 'jbr'] });
    await several.call(refineTool, { change: 'other_area', excludeAreas: ['Marina'] });
    expect(several.memory.slots).toMatchObject({ areas: ['jbr'], excludedAreas: ['Marina'] });
  });

  it('says so when nothing is cheaper, and keeps the list', async () => {
    const conversation = await searched();
    const { shown } = conversation.memory;
    const outcome = await conversation.call(refineTool, { change: 'cheaper' });
    expect(outcome.facts['status']).toBe('nothing_found');
    expect(textOf(outcome)).toContain('below AED 50,000');
    expect(conversation.memory).toMatchObject({ shown: shown ?? {} });
    expect(conversation.memory.slots.refinement).toBeUndefined();
  });

  it('compares with what the list really is, when something was relaxed to find it', async () => {
    const conversation = await searched({ ...COMPLETE, price: '45k' });
    expect(conversation.memory.shown?.relaxation).toEqual({ constraint: 'price', value: '51750' });
    await conversation.call(refineTool, { change: 'more_expensive' });
    expect(last(conversation)).toMatchObject({ price: { min: 50_001, max: 51_750 } });
  });

  it('has nothing to compare with before a search', async () => {
    const conversation = new ToolConversation(LISTINGS);
    const outcome = await conversation.call(refineTool, { change: 'cheaper' });
    expect(outcome.facts['status']).toBe('not_searched');
    expect(conversation.catalog.searches).toEqual([]);
  });
});
