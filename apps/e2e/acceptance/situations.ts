import type { Step } from '../src/exchange';

/** Searches whose results the cases start from; the seed makes them the same every time. */
export const TEN_SHOWN: readonly Step[] = ['apartments to rent in Dubai Marina'];
/** A list with its first property looked at. */
export const ONE_ACTIVE: readonly Step[] = [...TEN_SHOWN, 'Tell me about property 1'];
export const THIRD_ACTIVE: readonly Step[] = [...TEN_SHOWN, 'tell me about property 3'];

/**
 * A visit is being arranged. A property takes one visitor at a time, and cases run side by side, so every
 * wording has a card of its own.
 */
export const awaitingTime =
  (search = 'apartments to rent in Dubai Marina') =>
  (wording: number): readonly Step[] => [search, { press: 'Schedule Visit', card: wording + 1 }];

/** A visit is booked for tomorrow at 15:00. */
export const booked =
  (search: string) =>
  (wording: number): readonly Step[] => [...awaitingTime(search)(wording), 'tomorrow at 3 PM'];
