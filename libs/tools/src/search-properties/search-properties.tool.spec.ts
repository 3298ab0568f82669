import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { buildProperties, buildProperty } from '@whatsapp-agent/testing';
import { decodeButtonId } from '@whatsapp-agent/whatsapp';
import { cardsOf, COMPLETE, TENANT, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { propertyDetailsTool } from '../property-details/property-details.tool';
import { ToolArgumentsError } from '../tool/tool-arguments.error';
import { searchPropertiesTool } from './search-properties.tool';

const unreachable = () => new TransientError('CATALOG.UNREACHABLE', 'The database cannot be reached.');

describe('search_properties', () => {
  it('asks for everything when nothing is known, and searches nothing', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    const outcome = await conversation.call(searchPropertiesTool);
    expect(outcome.facts).toMatchObject({ status: 'needs', missing: ['transaction', 'types', 'areas'] });
    expect(textOf(outcome)).toMatch(/rent.*buy[\s\S]*type[\s\S]*area/i);
    expect(conversation.catalog.searches).toEqual([]);
  });

  it('says back what it knows and asks only for the rest', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    const outcome = await conversation.call(searchPropertiesTool, {
      types: ['apartment'],
      areas: ['anywhere'],
    });
    expect(outcome.facts).toMatchObject({ missing: ['transaction'] });
    expect(textOf(outcome)).toContain('apartments anywhere');
    expect(textOf(outcome)).not.toMatch(/which \*\*area/i);
    expect(conversation.catalog.searches).toEqual([]);
  });

  it('collects slots over several calls and searches once they are complete', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, { transaction: 'rent' });
    await conversation.call(searchPropertiesTool, { areas: ['Dubai Marina'] });
    const outcome = await conversation.call(searchPropertiesTool, { price: '50-100k', bedrooms: '2' });
    expect(conversation.catalog.searches).toEqual([
      {
        tenantId: TENANT,
        criteria: {
          transaction: 'rent',
          types: ['apartment'],
          areas: ['Dubai Marina'],
          price: { min: 50_000, max: 100_000 },
          bedrooms: { min: 2, max: 2 },
        },
        limit: 10,
      },
    ]);
    expect(cardsOf(outcome)).toHaveLength(3);
  });

  it('shows cards with facts, a number and two buttons, and no id in any text', async () => {
    const conversation = new ToolConversation([buildProperty({ id: 'Zx9', priceAed: 95_500 })]);
    const outcome = await conversation.call(searchPropertiesTool, COMPLETE);
    const [card] = cardsOf(outcome);
    expect(card?.title).toBe('1. Marina Heights');
    expect(card?.body).toBe('🛏️ 2 bed · 3 bath · 1,293 sqft\n💰 AED 95,500/year\n📍 Dubai Marina');
    expect(
      card?.buttons.map(({ id, title }) => [decodeButtonId(id)?.action, decodeButtonId(id)?.ref, title]),
    ).toEqual([
      ['details', 'Zx9', 'Know More'],
      ['visit', 'Zx9', 'Schedule Visit'],
    ]);
    expect(JSON.stringify(outcome.facts)).not.toContain('Zx9');
    expect(textOf(outcome) + card!.title + card!.body).not.toContain('Zx9');
  });

  it('offers the next page only when there is one', async () => {
    const few = await new ToolConversation(buildProperties(3)).call(searchPropertiesTool, COMPLETE);
    expect(few.presentation.map(({ kind }) => kind)).toEqual(['cards']);
    expect(textOf(few)).not.toMatch(/more are waiting/);

    const many = await new ToolConversation(buildProperties(47)).call(searchPropertiesTool, COMPLETE);
    expect(cardsOf(many)).toHaveLength(10);
    expect(many.facts).toMatchObject({ total: 47 });
    expect(many.presentation.at(-1)).toMatchObject({
      kind: 'buttons',
      text: expect.stringContaining('37 more'),
    });
  });

  it('says what it relaxed, by how much and with how many results', async () => {
    const conversation = new ToolConversation([buildProperty({ priceAed: 90_000 })]);
    const outcome = await conversation.call(searchPropertiesTool, { ...COMPLETE, price: '80k' });
    expect(outcome.facts).toMatchObject({
      tier: 'relaxed',
      relaxation: { constraint: 'price', value: '92000', count: 1 },
    });
    expect(textOf(outcome)).toMatch(/no exact match/i);
    expect(textOf(outcome)).toContain('AED 92k (AED 12k more)');
  });

  it('says which other relaxations would have found something, and how many', async () => {
    const conversation = new ToolConversation(buildProperties(2));
    jest.spyOn(conversation.catalog, 'search').mockResolvedValue({
      tier: 'none',
      properties: [],
      total: 0,
      resolvedAreas: ['Dubai Marina'],
      unknownAreas: [],
      suggestions: [
        { constraint: 'area', value: 'JBR', count: 7 },
        { constraint: 'price', value: '100000', count: 6 },
        { constraint: 'type', value: 'penthouse', count: 2 },
        { constraint: 'bedrooms', value: '1', count: 1 },
      ],
    });
    const text = textOf(await conversation.call(searchPropertiesTool, { ...COMPLETE, price: '80k' }));
    expect(text).toContain('in Dubai Marina');
    expect(text).toContain(
      '• JBR: 7 found\n• a budget of AED 100k (AED 20k more): 6 found\n• penthouses: 2 found',
    );
    expect(text).not.toContain('1 bedrooms');
  });

  it('keeps the previous list when nothing is found, and says so', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, COMPLETE);
    const outcome = await conversation.call(searchPropertiesTool, { areas: ['Atlantis'] });
    expect(textOf(outcome)).toMatch(/don't know an area called "Atlantis"[\s\S]*no match/);
    expect(cardsOf(outcome)).toEqual([]);
    expect(conversation.memory.shown?.items).toHaveLength(3);
    expect(conversation.memory.slots.areas).toEqual(['Atlantis']);
  });

  it('lets go of the property looked at when a new list appears', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, COMPLETE);
    await conversation.call(propertyDetailsTool, { property: '2' });
    expect(conversation.memory.active?.id).toBe('P-2');
    await conversation.call(searchPropertiesTool, { price: '200k' });
    expect(conversation.memory.active).toBeUndefined();
  });

  it('turns "cheaper" into a bound below what was shown', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, { ...COMPLETE, price: 'over 55k' });
    await conversation.call(searchPropertiesTool, { relative: 'cheaper' });
    expect(conversation.catalog.searches.at(-1)?.criteria).toMatchObject({
      price: { max: 54_999 },
      sort: 'price_asc',
    });
  });

  it('searches the tenant of the context, whatever the model asks for', async () => {
    const conversation = new ToolConversation([], { other: buildProperties(5) });
    const outcome = await conversation.call(searchPropertiesTool, {
      ...COMPLETE,
      tenant_id: 'other',
      tenantId: 'other',
    });
    expect(conversation.catalog.searches.map(({ tenantId }) => tenantId)).toEqual([TENANT]);
    expect(cardsOf(outcome)).toEqual([]);
  });

  it('tries again once when the listings cannot be reached', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    conversation.catalog.failNext(unreachable());
    const outcome = await conversation.call(searchPropertiesTool, COMPLETE);
    expect(cardsOf(outcome)).toHaveLength(3);
  });

  it('says honestly that the listings cannot be reached, and keeps what was said', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    conversation.catalog.failNext(unreachable(), unreachable());
    const outcome = await conversation.call(searchPropertiesTool, COMPLETE);
    expect(outcome.facts).toMatchObject({ status: 'unavailable' });
    expect(textOf(outcome)).toMatch(/can't reach our listings/);
    expect(conversation.memory.slots).toMatchObject({ transaction: 'rent', areas: ['marina'] });
  });

  it('does not hide an error that no retry can heal', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    conversation.catalog.failNext(new PermanentError('CATALOG.BROKEN', 'The function is missing.'));
    await expect(conversation.call(searchPropertiesTool, COMPLETE)).rejects.toMatchObject({
      code: 'CATALOG.BROKEN',
    });
  });

  it('reads "null" as absent and refuses what it cannot read, naming the place and not the value', async () => {
    const conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, {
      transaction: 'null',
      types: 'None',
      areas: 'null',
      price: 'NULL',
    });
    expect(conversation.memory.slots).toEqual({});
    const refused = conversation.call(searchPropertiesTool, { transaction: 'secret-value' });
    await expect(refused).rejects.toThrow(ToolArgumentsError);
    await expect(refused).rejects.toThrow(/transaction/);
    await expect(refused).rejects.not.toThrow(/secret-value/);
    expect(conversation.catalog.searches).toEqual([]);
  });

  it.each([
    ['ar', /هل تريد/],
    ['hi', /किराए/],
  ] as const)('asks in %s', async (locale, expected) => {
    const conversation = new ToolConversation([]);
    conversation.locale = locale;
    expect(textOf(await conversation.call(searchPropertiesTool))).toMatch(expected);
  });
});
