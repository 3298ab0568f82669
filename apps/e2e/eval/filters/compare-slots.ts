import type { Gazetteer } from './gazetteer';
import { SLOT_NAMES, type ExpectedRange, type ExpectedSlots, type SlotName } from './expected-slots';

/** How one slot came out. `spurious`: filled though nobody said so; `missed`: empty though it was said. */
export type SlotVerdict = 'right' | 'empty' | 'wrong' | 'missed' | 'spurious';

/** Compares every slot of a conversation with what was expected. */
export function compareSlots(
  expected: ExpectedSlots,
  actual: Record<string, unknown>,
  gazetteer: Gazetteer,
): Record<SlotName, SlotVerdict> {
  return Object.fromEntries(
    SLOT_NAMES.map((name) => [name, judge(name, expected[name], actual[name], gazetteer)]),
  ) as Record<SlotName, SlotVerdict>;
}

function judge(name: SlotName, expected: unknown, actual: unknown, gazetteer: Gazetteer): SlotVerdict {
  const filled = !isEmpty(name, actual);
  if (expected === undefined) return filled ? 'spurious' : 'empty';
  if (!filled) return 'missed';
  return isSame(name, expected, actual, gazetteer) ? 'right' : 'wrong';
}

/** A studio has no bedrooms to count, and the best match is no order. */
function isEmpty(name: SlotName, actual: unknown): boolean {
  if (actual === undefined || actual === null) return true;
  if (Array.isArray(actual)) return actual.length === 0;
  if (name === 'bedrooms') return (actual as ExpectedRange).max === 0;
  return name === 'sort' && actual === 'best_match';
}

function isSame(name: SlotName, expected: unknown, actual: unknown, gazetteer: Gazetteer): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return false;
    const toKey = name === 'areas' || name === 'excludedAreas' ? gazetteer.toSlug.bind(gazetteer) : String;
    return sameSet(expected.map(toKey), actual.map(toKey));
  }
  if (typeof expected === 'object') {
    const [wanted, held] = [expected as ExpectedRange, actual as ExpectedRange];
    return isClose(wanted.min, held.min) && isClose(wanted.max, held.max);
  }
  return expected === actual;
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const [wanted, held] = [new Set(left), new Set(right)];
  return wanted.size === held.size && [...wanted].every((item) => held.has(item));
}

/** Converted sizes and currencies may be rounded in another place. */
function isClose(wanted: number | undefined, held: number | undefined): boolean {
  if (wanted === undefined || held === undefined) return wanted === held;
  return Math.abs(wanted - held) <= Math.max(1, wanted * 0.002);
}
