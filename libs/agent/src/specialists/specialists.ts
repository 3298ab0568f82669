import { MARKET_STATISTICS } from './market-statistics.specialist';
import { PROPERTY_FOLLOW_UP } from './property-follow-up.specialist';
import { PROPERTY_SEARCH } from './property-search.specialist';
import type { Specialist } from './specialist';
import { TRIAGE } from './triage.specialist';
import { VISIT_SCHEDULING } from './visit-scheduling.specialist';

/** All specialists; each can hand over to every other. */
export const SPECIALISTS: readonly Specialist[] = [
  TRIAGE,
  PROPERTY_SEARCH,
  MARKET_STATISTICS,
  PROPERTY_FOLLOW_UP,
  VISIT_SCHEDULING,
];
