import type { AcceptanceCase } from './acceptance-case';
import { CHANGE_CASES } from './cases/change-of-mind.cases';
import { GREETING_CASES } from './cases/greeting.cases';
import { PAGING_CASES } from './cases/paging.cases';
import { LOCATION_CASES } from './cases/location.cases';
import { SHOWN_PROPERTY_CASES } from './cases/shown-property.cases';
import { STATISTICS_CASES } from './cases/statistics.cases';
import { NAME_CASES } from './cases/names.cases';
import { VISIT_CASES } from './cases/visits.cases';
import { TIER_CASES } from './cases/tiers.cases';
import { SLOT_CASES } from './cases/slots.cases';

/** Every case there is. */
export const ALL_CASES: readonly AcceptanceCase[] = [
  ...GREETING_CASES,
  ...SLOT_CASES,
  ...CHANGE_CASES,
  ...PAGING_CASES,
  ...TIER_CASES,
  ...VISIT_CASES,
  ...NAME_CASES,
  ...SHOWN_PROPERTY_CASES,
  ...STATISTICS_CASES,
  ...LOCATION_CASES,
];
