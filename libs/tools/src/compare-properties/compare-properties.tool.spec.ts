import { buildProperty } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { LOCALES } from '../texts/locale';
import { comparePropertiesTool } from './compare-properties.tool';

const LISTINGS = [
  buildProperty({ id: 'A', title: 'Alpha Home', priceAed: 90_000, sizeSqft: 1_000 }),
  buildProperty({ id: 'B', title: 'Beta Home', priceAed: 80_000, sizeSqft: 1_400, building: undefined }),
  buildProperty({ id: 'C', title: 'Gamma Home', priceAed: undefined, bathrooms: undefined }),
  buildProperty({ id: 'D', title: 'Delta Home', priceAed: 9_000, rentPeriod: 'monthly' }),
];

describe('compare_properties', () => {
  async function searched(listings = LISTINGS): Promise<ToolConversation> {
    const conversation = new ToolConversation(listings);
    await conversation.call(searchPropertiesTool, COMPLETE);
    return conversation;
  }

  it('puts two side by side under the numbers the customer knows, and says who is ahead', async () => {
    const conversation = await searched();
    const text = textOf(
      await conversation.call(comparePropertiesTool, { properties: ['1', 'the second one'] }),
    );
    expect(text).toContain('**#1** Alpha Home');
    expect(text).toContain('#1 AED 90,000/year · #2 AED 80,000/year');
    expect(text).toContain('#1 Marina Heights Tower · #2 not listed');
    expect(text).toContain('✅ Lowest price: #2');
    expect(text).toContain('✅ Largest: #2');
  });

  it('compares rents by the year and names no winner where a price is missing', async () => {
    const conversation = await searched();
    const monthly = textOf(await conversation.call(comparePropertiesTool, { properties: ['1', '4'] }));
    expect(monthly).toContain('Lowest price: #1');
    const unpriced = textOf(await conversation.call(comparePropertiesTool, { properties: ['1', '3'] }));
    expect(unpriced).not.toContain('Lowest price');
    expect(unpriced).toContain('#3 not listed');
  });

  it('compares a list of two or three without numbers, and at most three', async () => {
    const pair = await searched(LISTINGS.slice(0, 2));
    expect((await pair.call(comparePropertiesTool, { properties: [] })).facts['status']).toBe('compared');
    const all = await searched();
    const text = textOf(await all.call(comparePropertiesTool, { properties: ['1', '2', '3', '4'] }));
    expect(text).toContain('#3');
    expect(text).not.toContain('#4');
  });

  it.each([
    [['1'], 'needs_two'],
    [['2', 'the second'], 'needs_two'],
    [['1', '9'], 'not_in_list'],
    [[], 'needs_two'],
  ])('asks when %j does not name two', async (properties, status) => {
    const conversation = await searched();
    const outcome = await conversation.call(comparePropertiesTool, { properties });
    expect(outcome.facts['status']).toBe(status);
    expect(outcome.presentation).toHaveLength(1);
  });

  it('asks to search first', async () => {
    const conversation = new ToolConversation(LISTINGS);
    const outcome = await conversation.call(comparePropertiesTool, { properties: ['1', '2'] });
    expect(outcome.facts['status']).toBe('not_searched');
  });

  it.each(LOCALES)('is worded without holes in %s', async (locale) => {
    const conversation = await searched();
    conversation.locale = locale;
    for (const properties of [['1', '3', '4'], ['1'], ['1', '9']]) {
      const text = textOf(await conversation.call(comparePropertiesTool, { properties }));
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
