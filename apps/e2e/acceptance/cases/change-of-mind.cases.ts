import type { AcceptanceCase } from '../acceptance-case';
import { calls, callsNone } from '../checks/called.checks';
import { says } from '../checks/said.checks';
import { showsProperties } from '../checks/shown.checks';
import { slots } from '../checks/state.checks';

const MARINA = 'apartments to rent in Dubai Marina';
const BUY_MARINA = '1 bedroom apartment to buy in Dubai Marina under 1M';
const newSearch = calls('search_properties');

/** A customer who changes their mind gets a new search; what was not changed stays. */
export const CHANGE_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T044',
    then: 'a new search in Al Barsha, no next page',
    given: [MARINA],
    says: [
      'What are the other options in al Barsha',
      'other options in Al Barsha?',
      'what else do you have in albarsha',
      'any other flats in al barsha',
    ],
    checks: [
      newSearch,
      callsNone('show_more'),
      slots({ transaction: 'rent', types: ['apartment'], areas: /barsha/i }),
    ],
  },
  {
    id: 'T046',
    then: 'a new search in Business Bay',
    given: [MARINA],
    says: [
      'What about Business Bay',
      'and in business bay?',
      'how about bussiness bay',
      'try Business Bay instead',
      'business bay mein dikhao',
      'ماذا عن الخليج التجاري؟',
    ],
    checks: [
      newSearch,
      callsNone('show_more'),
      slots({ transaction: 'rent', types: ['apartment'], areas: /bus+iness bay|الخليج التجاري/i }),
      showsProperties(),
    ],
  },
  {
    id: 'T048',
    then: 'a new search between 80,000 and 120,000',
    given: [MARINA],
    says: [
      'Change budget to 80-120k',
      'make my budget 80k to 120k',
      'budget between 80,000 and 120,000 now',
      'set price 80-120 thousand',
    ],
    checks: [
      newSearch,
      slots({ price: { min: 80_000, max: 120_000 }, areas: /marina/i, transaction: 'rent' }),
    ],
  },
  {
    id: 'T049',
    then: 'a new search up to 2,000,000',
    given: [BUY_MARINA],
    says: ['I can go up to 2M', 'i could stretch to 2 million', 'up to AED 2,000,000 is ok', 'max 2 mil'],
    checks: [
      newSearch,
      slots({ price: { max: 2_000_000 }, transaction: 'sale', bedrooms: { min: 1, max: 1 } }),
    ],
  },
  {
    id: 'T050',
    then: 'villas are searched, other wishes are kept',
    given: ['apartments to rent in Al Barsha under 200k'],
    says: [
      'Show me villas instead',
      'villas rather than apartments',
      'actually I prefer a villa',
      'villa dikhao',
    ],
    checks: [
      newSearch,
      slots({ types: ['villa'], transaction: 'rent', areas: /barsha/i, price: { max: 200_000 } }),
    ],
  },
  {
    id: 'T051',
    then: 'townhouses are searched',
    given: ['villas to buy in Arabian Ranches'],
    says: [
      'I want townhouses now',
      'townhouses please',
      'switch to town houses',
      'lets see townhouses instead',
    ],
    checks: [newSearch, slots({ types: ['townhouse'], transaction: 'sale', areas: /ranches/i })],
  },
  {
    id: 'T053',
    then: 'homes to buy are searched, and the rent budget is no price',
    given: ['2 bedroom apartment to rent in JLT under 100k'],
    says: [
      'I want to buy now',
      'actually i want to buy',
      'show me for sale instead',
      'changed my mind, buying',
      'khareedna hai ab',
    ],
    checks: [
      newSearch,
      slots({ transaction: 'sale', price: null, bedrooms: { min: 2, max: 2 }, areas: /jlt/i }),
      showsProperties(),
    ],
  },
  {
    id: 'T054',
    then: 'homes to rent are searched',
    given: ['2 bedroom apartment to buy in JLT under 2M'],
    says: [
      'Switch to rental',
      'rent instead',
      "let's look at rentals",
      'for rent rather',
      'للإيجار بدلا من ذلك',
    ],
    checks: [newSearch, slots({ transaction: 'rent', price: null, areas: /jlt/i })],
  },
  {
    id: 'T055',
    then: 'homes to buy are searched',
    given: [MARINA],
    says: ['Looking to purchase', 'I am looking to purchase', 'what about buying', 'i would like to own one'],
    checks: [newSearch, slots({ transaction: 'sale', types: ['apartment'], areas: /marina/i })],
  },
  {
    id: 'T056',
    then: 'all five changes come together in one search',
    given: [BUY_MARINA],
    says: [
      'I want 2BR villas in JBR under 200k for rent',
      'villas, 2 bedrooms, JBR, rent, below 200k',
      'rent me a 2 bed villa at JBR for less than 200,000',
    ],
    checks: [
      newSearch,
      slots({
        transaction: 'rent',
        types: ['villa'],
        areas: /jbr/i,
        bedrooms: { min: 2, max: 2 },
        price: { max: 200_000 },
      }),
    ],
  },
  {
    id: 'T069',
    then: 'cards, a short text, single-asterisk bold',
    given: ['anywhere in dubai is fine'],
    says: [
      'I am looking for some apartments to rent',
      'some apartments for rent please',
      'want to rent an apartment',
    ],
    checks: [
      newSearch,
      slots({ areas: 'any', transaction: 'rent', types: ['apartment'] }),
      showsProperties({ min: 2 }),
    ],
  },
  {
    id: 'T070',
    then: 'cards or a short list, formatted correctly',
    given: ['apartments to buy in JBR'],
    says: ['Show me 3BR apartments in Marina', '3 bed flats in marina', '3br marina apartments pls'],
    checks: [
      newSearch,
      slots({ bedrooms: { min: 3, max: 3 }, areas: /marina/i, transaction: 'sale' }),
      says(/AED/),
    ],
  },
];
