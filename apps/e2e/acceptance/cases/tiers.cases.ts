import assert from 'node:assert/strict';
import type { AcceptanceCase, Check } from '../acceptance-case';
import { calls } from '../checks/called.checks';
import { says, saysLength } from '../checks/said.checks';
import { everyShown, showsProperties } from '../checks/shown.checks';
import { slots } from '../checks/state.checks';

const within =
  (ms: number): Check =>
  ({ last }) =>
    assert.ok(last.thinkingMs < ms, `the turn took ${last.thinkingMs} ms`);
const isNotExact: Check = (outcome) =>
  assert.notEqual(outcome.calls('search_properties')[0]?.result['tier'], 'exact', 'nothing fits exactly');
/** Something is offered instead: other listings, or what could be changed with how many it would find. */
const offersInstead: Check = (outcome) => {
  const suggestions = outcome.calls('search_properties')[0]?.result['suggestions'];
  const offered = Array.isArray(suggestions) ? suggestions.length : 0;
  assert.ok(offered > 0 || outcome.shownCount > 0, 'something should be offered instead');
};

/** What is answered when a wish fits exactly, nearly, or not at all. */
export const TIER_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T072',
    then: 'exact matches, quickly',
    says: [
      '1 bedroom apartment to rent in Dubai Marina, 50-150k',
      'rent 1br marina apartment between 50k and 150k',
    ],
    checks: [
      showsProperties(),
      within(5_000),
      everyShown('within the budget', ({ priceAed = 0 }) => priceAed >= 50_000 && priceAed <= 150_000),
    ],
  },
  {
    id: 'T073',
    then: 'nothing fits; at least one suggestion',
    says: ['2 bedroom apartment to rent in Dubai Marina, 10-15k', '2br marina rent 10k to 15k yearly'],
    checks: [calls('search_properties'), isNotExact, offersInstead],
  },
  {
    id: 'T074',
    then: 'an area nobody knows never gets exact matches; suggestions',
    says: [
      'villa to buy in Qwertyville, 1-3M',
      'I want to purchase a villa in Zanzibar Heights Phase 9 between 1 and 3 million',
    ],
    checks: [calls('search_properties'), isNotExact, offersInstead],
  },
  {
    id: 'T075',
    then: 'a kind of home nobody lists: suggestions or other homes',
    says: [
      '3 bedroom castle to rent in Downtown Dubai, 100-200k',
      'rent a castle with 3 bedrooms downtown for 100k-200k',
    ],
    checks: [
      calls('search_properties'),
      offersInstead,
      slots({ price: { min: 100_000, max: 200_000 }, transaction: 'rent' }),
    ],
  },
  {
    id: 'T078',
    then: 'an answer and a list',
    says: ['rent JBR apartment 1BR 70-100k', 'JBR, apartment, 1 bedroom, for rent, 70 to 100k'],
    checks: [calls('search_properties'), saysLength(50), offersInstead],
  },
  {
    id: 'T081',
    then: 'alternatives by budget and by area, with how many there are',
    says: ['2BR apartment in Marina to rent under 30k', 'two bed flat for rent dubai marina max 30000'],
    checks: [calls('search_properties'), isNotExact, offersInstead, says(/\d+ found|found \*?\d+/i)],
  },
  {
    id: 'T082',
    then: 'how many more there are for how much more, and the total in AED',
    says: ['2 bedroom apartment to rent in Dubai Marina under 80k', '2br rent dubai marina, 80k max'],
    checks: [calls('search_properties'), says(/AED/)],
  },
];
