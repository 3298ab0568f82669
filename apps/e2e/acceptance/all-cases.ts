import type { AcceptanceCase } from './acceptance-case';
import { CHANGE_CASES } from './cases/change-of-mind.cases';
import { GREETING_CASES } from './cases/greeting.cases';
import { PAGING_CASES } from './cases/paging.cases';
import { SLOT_CASES } from './cases/slots.cases';

/** Every case there is. */
export const ALL_CASES: readonly AcceptanceCase[] = [
  ...GREETING_CASES,
  ...SLOT_CASES,
  ...CHANGE_CASES,
  ...PAGING_CASES,
];
