import {
  type NumberRange,
  PROPERTY_FEATURES,
  PROPERTY_TYPES,
  type PropertyFeature,
  type PropertyType,
} from '@whatsapp-agent/contracts';
import { ANY } from '../memory/search-slots.schema';
import { isAnyWording } from '../wording/any-wording';
import { foldText } from '../wording/fold-text';

type Bound = number | string | null | undefined;
type RangeArgument = number | string | { min?: Bound; max?: Bound };

/** Brings the ways a model may write a range to one wording, which the parsers read. */
export function toWording(argument: RangeArgument): string | undefined {
  if (typeof argument !== 'object') return String(argument);
  const { min, max } = argument;
  if (isGiven(min) && isGiven(max)) return `${min} - ${max}`;
  if (isGiven(max)) return `under ${max}`;
  return isGiven(min) ? `over ${min}` : undefined;
}

function isGiven(bound: Bound): bound is number | string {
  return bound !== null && bound !== undefined;
}

const TYPE_WORDINGS: readonly [RegExp, readonly PropertyType[]][] = [
  [/villa[_ -]?village/, ['villa_village']],
  [/town[_ -]?house/, ['townhouse']],
  [/penthouse/, ['penthouse']],
  [/villa/, ['villa']],
  [/apart|flat|شقة|شقق|अपार्टमेंट|फ्लैट/, ['apartment']],
  [/studio|استوديو|स्टूडियो/, ['studio']],
  [/house|home/, ['villa', 'townhouse']],
  [/plot|land/, ['plot']],
  [/commercial|office|shop|retail|warehouse/, ['commercial']],
  [/residential/, ['residential']],
];

/** Types a list of wordings stands for; `unclear` holds what is no type we list. */
export function readTypes(wordings: string[]): { types?: PropertyType[] | typeof ANY; unclear: boolean } {
  if (wordings.some((wording) => isAnyWording(wording) || /^propert/.test(foldText(wording)))) {
    return { types: ANY, unclear: false };
  }
  const found = wordings.map((wording) => findTypes(wording));
  const types = [...new Set(found.flat())];
  return { ...(types.length > 0 ? { types } : {}), unclear: found.some((matches) => matches.length === 0) };
}

function findTypes(wording: string): readonly PropertyType[] {
  const folded = foldText(wording);
  const exact = PROPERTY_TYPES.find((type) => type === folded);
  return exact ? [exact] : (TYPE_WORDINGS.find(([pattern]) => pattern.test(folded))?.[1] ?? []);
}

/** Features a list of wordings stands for; what we have no data about is left out. */
export function readFeatures(wordings: string[]): PropertyFeature[] {
  const folded = wordings.map((wording) => foldText(wording).replace(/[ -]+/g, '_'));
  return PROPERTY_FEATURES.filter((feature) => folded.includes(feature));
}

/** Areas as the customer named them; "anywhere" among them opens the slot. */
export function readAreas(wordings: string[]): string[] | typeof ANY | undefined {
  if (wordings.some((wording) => isAnyWording(wording))) return ANY;
  const areas = [...new Set(wordings.map((wording) => wording.trim()).filter((wording) => wording !== ''))];
  return areas.length > 0 ? areas : undefined;
}

/** A range that a parser may also have read as "any" or not at all. */
export type RangeReading = NumberRange | typeof ANY | undefined;
