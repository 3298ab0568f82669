import type { AcceptanceCase } from '../acceptance-case';
import { showsNothing, showsProperties, everyShown } from '../checks/shown.checks';
import { slots } from '../checks/state.checks';

const MARINA_2BR = 'I want to rent a 2 bedroom apartment in Dubai Marina';
const isAtMost = (price: number) =>
  everyShown(`at most ${price}`, ({ priceAed = 0 }) => priceAed > 0 && priceAed <= price);

/** Wishes that say everything, in many shapes. */
export const SLOT_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T016',
    then: 'the wish is complete: a search in JBR',
    says: [
      'rent apartments in jbr',
      'JBR apartments for rent',
      'apartment to rent at J.B.R',
      'شقق للإيجار في جي بي آر',
    ],
    checks: [
      slots({ transaction: 'rent', types: ['apartment'] }),
      showsProperties({ min: 2 }),
      everyShown('in JBR', ({ area }) => area === 'Jumeirah Beach Residence'),
    ],
  },
  {
    id: 'T017',
    then: 'one amount is a maximum, and nothing exact costs more',
    says: [
      'i want to buy apartment in Marina budget is 1.5M',
      'buying a flat in Marina, 1.5 million',
      'purchase apartment marina 1500k budget',
      'want to buy an apartment in the marina for max AED 1,500,000',
      'marina apartment khareedna hai 15 lakh tak',
    ],
    checks: [
      slots({ transaction: 'sale', types: ['apartment'], price: { max: 1_500_000 } }),
      showsProperties(),
      isAtMost(1_500_000),
    ],
  },
  {
    id: 'T023',
    then: 'the wish is complete: a search for 2BR to rent in Dubai Marina',
    says: [
      MARINA_2BR,
      '2br apt rent dubai marina',
      'two bed flat for rent, Dubai Marina',
      'Dubai Marina - 2 bedrooms - apartment - rent',
    ],
    checks: [
      slots({ transaction: 'rent', types: ['apartment'], bedrooms: { min: 2, max: 2 }, price: null }),
      showsProperties({ min: 2 }),
      everyShown(
        'a 2BR in Dubai Marina',
        ({ bedrooms, area, transaction }) =>
          bedrooms === 2 && area === 'Dubai Marina' && transaction === 'rent',
      ),
    ],
  },
  {
    id: 'T024',
    then: 'the search is done again with a maximum',
    given: [MARINA_2BR],
    says: ['My budget is 100k per year', 'i can pay 100k yearly', 'budget max 100 thousand'],
    checks: [slots({ transaction: 'rent', bedrooms: { min: 2, max: 2 }, price: { max: 100_000 } })],
  },
  {
    id: 'T025',
    then: 'rent, Dubai Marina, 80,000 to 100,000, apartment',
    says: [
      'I need an apartment somewhere near the marina, budget around 80-100k yearly for rent',
      'apartment for rent close to the marina, around 80 to 100k a year',
      'Looking 4 apartmnt near marina 4 rent, 80k - 100k yearly',
    ],
    checks: [
      slots({
        transaction: 'rent',
        types: ['apartment'],
        areas: /marina/i,
        price: { min: 80_000, max: 100_000 },
      }),
    ],
  },
  {
    id: 'T028',
    then: 'rent, Marina, up to 100,000, apartment, 2 bedrooms',
    says: [
      'Need a rental property, 2 bed apartment, Marina vicinity, 100k budget',
      'rental. 2 bed apartment. vicinity of marina. 100k',
      'Rental wanted: apartment with 2 beds in the Marina area, budget 100k',
    ],
    checks: [
      slots({
        transaction: 'rent',
        types: ['apartment'],
        areas: /marina/i,
        bedrooms: { min: 2, max: 2 },
        price: { max: 100_000 },
      }),
    ],
  },
  {
    id: 'T030',
    then: 'rent, Dubai Marina, 80,000 to 100,000, apartment, 2 bedrooms',
    says: [
      'Apartment hunt - rent in Dubai Marina area, 2BR, yearly budget 80-100k',
      'apartment hunting: 2BR, Dubai Marina, rent, 80-100k/yr',
      'Dubai Marina, rent, 2BR apartment, 80k–100k per annum',
    ],
    checks: [
      slots({
        transaction: 'rent',
        types: ['apartment'],
        areas: /marina/i,
        bedrooms: { min: 2, max: 2 },
        price: { min: 80_000, max: 100_000 },
      }),
    ],
  },
  {
    id: 'T031',
    then: 'the stored budget is cleared, the search is unbounded',
    given: [MARINA_2BR, 'My budget is 100k per year'],
    says: [
      'any budget is fine',
      'price does not matter',
      'no budget limit',
      'forget the budget',
      'budget koi bhi chalega',
    ],
    checks: [
      slots({ price: null, transaction: 'rent', bedrooms: { min: 2, max: 2 } }),
      showsProperties({ min: 2 }),
    ],
  },
  {
    id: 'units',
    then: 'units and currencies are converted, per month becomes per year',
    says: [
      '2 bed apartment to rent in JLT, 10k a month',
      'rent 2 bedroom flat jlt 10,000 aed per month',
      '2br for rent in JLT, ten thousand monthly',
    ],
    checks: [slots({ transaction: 'rent', price: { max: 120_000 }, bedrooms: { min: 2, max: 2 } })],
  },
  {
    id: 'incomplete',
    then: 'nothing is shown before buy or rent is known',
    says: ['2 bedroom in JVC', '3br villa arabian ranches'],
    checks: [slots({ transaction: null }), showsNothing],
  },
];
