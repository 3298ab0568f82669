import type { AcceptanceCase } from '../acceptance-case';
import { calls, callsNone } from '../checks/called.checks';
import { asksFor } from '../checks/asked.checks';
import { says } from '../checks/said.checks';
import { showsNextPage, showsNothing, showsProperties } from '../checks/shown.checks';

/** The seed holds 11 to 20 of these at the first business. */
const FIFTEEN = '2 bedroom apartments to buy in Dubai Marina';
const nextPage = [showsNextPage, callsNone('search_properties'), showsProperties({ min: 1 })];
const asNextPage = (id: string, ...wordings: string[]): AcceptanceCase => ({
  id,
  then: 'the remaining cards come, and it is said that these are all',
  given: [FIFTEEN],
  says: wordings,
  checks: nextPage,
});

/** More of the same list. */
export const PAGING_CASES: readonly AcceptanceCase[] = [
  asNextPage(
    'T058',
    'show more properties',
    'can you show me more',
    'more please',
    'show me the rest',
    'और दिखाओ',
    'المزيد',
  ),
  asNextPage('T059', 'shoe more properties', 'shw more properties', 'show mroe'),
  asNextPage('T060', 'shoe shoe more properties', 'show show more'),
  asNextPage('T061', 'more properties', 'more options', 'any more?', 'aur dikhao'),
  asNextPage('T062', 'see more', 'i want to see more', 'load more'),
  asNextPage('T063', 'next batch', 'next page', 'next ones', 'next'),
  {
    id: 'T066',
    then: 'asks to search first',
    says: ['show more properties', 'next page', 'more'],
    checks: [asksFor('transaction'), showsNothing],
  },
  {
    id: 'T068',
    then: 'ten cards come, the rest is announced and reachable',
    says: ['apartments to rent anywhere in Dubai', 'show all apartments for rent, any area'],
    checks: [calls('search_properties'), showsProperties({ min: 10 }), says(/\d{2,}/)],
  },
];
