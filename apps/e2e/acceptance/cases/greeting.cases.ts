import type { AcceptanceCase } from '../acceptance-case';
import { asksFor, stillMissing } from '../checks/asked.checks';
import { calls, callsNone } from '../checks/called.checks';
import { says } from '../checks/said.checks';
import { showsNothing, showsProperties } from '../checks/shown.checks';
import { slots } from '../checks/state.checks';

const HI = 'Hi';

/** Greetings, and wishes that are not complete yet. */
export const GREETING_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T001',
    then: 'a friendly text asks buy or rent, area and type',
    says: [HI, 'good morning!', 'Hellooo', 'hey there 👋', 'مرحبا', 'नमस्ते'],
    checks: [asksFor('transaction', 'areas', 'types'), showsNothing, callsNone('search_properties')],
  },
  {
    id: 'T002',
    then: 'type and "anywhere" are taken, only buy or rent is asked',
    given: [HI],
    says: [
      'Show me some apartments anywhere and any price bro',
      'any flats, wherever, whatever the price',
      'apartments pls, area and budget dont matter',
      'koi bhi flat dikhao, kahin bhi, budget koi bhi',
    ],
    checks: [
      stillMissing('transaction'),
      slots({ types: ['apartment'], areas: 'any', price: null }),
      showsNothing,
    ],
  },
  {
    id: 'T004',
    then: 'apartments are said back, the rest is asked',
    says: ['I am looking for some apartments', 'need apartments', 'im searching for a flat', 'أبحث عن شقة'],
    checks: [
      stillMissing('transaction', 'areas'),
      slots({ types: ['apartment'] }),
      says(/apartment|شقة|شقق/i),
      showsNothing,
    ],
  },
  {
    id: 'T005',
    then: 'all slots are filled and cards come',
    given: ['I am looking for some apartments'],
    says: [
      'I want to rent in Dubai Marina, budget 80k-100k, 2 bedroom apartment',
      'Dubai marina please, 2 beds, renting, between 80,000 and 100,000',
      'for rent, marina, two bedrooms, 80 to 100 thousand',
    ],
    checks: [
      slots({
        transaction: 'rent',
        types: ['apartment'],
        areas: /marina/i,
        bedrooms: { min: 2, max: 2 },
        price: { min: 80_000, max: 100_000 },
      }),
      showsProperties(),
    ],
  },
  {
    id: 'T007',
    then: 'rent is acknowledged, area and type are asked',
    given: [HI],
    says: ['I want to rent', 'to rent', 'renting', 'rent pls', 'أريد الإيجار'],
    checks: [
      stillMissing('types', 'areas'),
      slots({ transaction: 'rent' }),
      says(/rent|إيجار/i),
      showsNothing,
    ],
  },
  {
    id: 'T008',
    then: 'rent is kept, only the type is asked',
    given: [HI, 'I want to rent'],
    says: ['Dubai Marina', 'in dubai marina', 'somewhere in Dubai Marina', 'dubai mrina'],
    checks: [stillMissing('types'), slots({ transaction: 'rent', areas: /m\w*rina/i }), showsNothing],
  },
  {
    id: 'T009',
    then: 'bounds and bedrooms are read, an apartment is implied, cards come',
    given: [HI, 'I want to rent', 'Dubai Marina'],
    says: [
      '80-100k for 2 bedrooms',
      '2 br, 80k to 100k',
      'two beds between 80 and 100 thousand a year',
      '2bhk 80000-100000',
    ],
    checks: [
      slots({
        transaction: 'rent',
        types: ['apartment'],
        areas: /marina/i,
        bedrooms: { min: 2, max: 2 },
        price: { min: 80_000, max: 100_000 },
      }),
      showsProperties(),
    ],
  },
  {
    id: 'T010',
    then: 'rent is taken, the rest is asked',
    says: [
      'need a place to rent',
      'looking for somewhere to lease',
      'I want a place on rent',
      'mujhe rent pe ghar chahiye',
    ],
    checks: [slots({ transaction: 'rent' }), asksFor('areas'), showsNothing],
  },
  {
    id: 'T012',
    then: 'the budget is kept while the rest is asked',
    given: [HI, 'I want to rent'],
    says: [
      'around 100k yearly budget',
      'budget is about 100,000 per year',
      'max AED 100k',
      'one lakh',
      '100 hazaar tak',
    ],
    checks: [slots({ price: { max: 100_000 }, transaction: 'rent' }), showsNothing],
  },
  {
    id: 'T014',
    then: 'type and area are said back, buy or rent is asked',
    says: [
      'show me apartments in marina',
      'flats in the marina',
      'any apartments around Dubai Marina?',
      'marina apartments',
    ],
    checks: [
      stillMissing('transaction'),
      slots({ types: ['apartment'], areas: /marina/i }),
      says(/apartment/i),
      says(/marina/i),
    ],
  },
  {
    id: 'T015',
    then: 'buy and villas are said back, the area is asked',
    says: [
      'i want to buy villas',
      'villas for sale',
      'looking to purchase a villa',
      'want to bye villa',
      'أريد شراء فيلا',
    ],
    checks: [
      stillMissing('areas'),
      slots({ transaction: 'sale', types: ['villa'] }),
      says(/villa|فيلا|فلل/i),
    ],
  },
  {
    id: 'T019',
    then: 'a new search is begun, the area is asked',
    says: ['Show me villas to buy', 'show villas i can buy', 'villas to purchase please'],
    checks: [stillMissing('areas'), slots({ transaction: 'sale', types: ['villa'] }), showsNothing],
  },
  {
    id: 'T020',
    then: 'a new search is begun, what is missing is asked',
    says: ['Find me properties', 'find some properties for me', 'i need a property'],
    checks: [calls('search_properties'), asksFor('transaction', 'areas'), showsNothing],
  },
  {
    id: 'T021',
    then: 'a new search is begun, the area is asked',
    says: ['I need to rent an apartment', 'need 2 rent a flat', 'apartment for rent', 'flat on lease'],
    checks: [stillMissing('areas'), slots({ transaction: 'rent', types: ['apartment'] })],
  },
  {
    id: 'T022',
    then: 'a new search is begun, what is missing is asked',
    says: ['Show me all properties', 'show all the properties you have', 'list everything'],
    checks: [asksFor('transaction'), showsNothing],
  },
];
