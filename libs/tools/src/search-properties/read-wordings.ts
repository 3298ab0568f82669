import {
  type NumberRange,
  PROPERTY_FEATURES,
  PROPERTY_TYPES,
  type PropertyFeature,
  type PropertyType,
} from '@whatsapp-agent/contracts';
import { ANY } from '../memory/search-slots.schema';
import { cleanListingText } from '../presentation/clean-listing-text';
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

const ANY_TYPE = /^(?:propert|places?$|real estate|عقار|प्रॉपर्टी)/;
const UNKNOWN_LENGTH = 40;
const TYPE_WORDINGS: readonly [RegExp, readonly PropertyType[]][] = [
  [/villa[_ -]?village/, ['villa_village']],
  [/town[_ -]?home|town[_ -]?house|row[_ -]?house|تاون|टाउनहाउस/, ['townhouse']],
  [/pent[_ -]?house|بنتهاوس|पेंटहाउस/, ['penthouse']],
  [/vill?a|فيلا|فلل|فيلل|विला/, ['villa']],
  [/ap+art|\bapt|flat|condo|duplex|شقة|شقه|شقق|अपार्टमेंट|अपार्टमेन्ट|फ्लैट|फ़्लैट/, ['apartment']],
  [/studio|استوديو|स्टूडियो/, ['studio']],
  [/house|home|بيت|منزل|घर|मकान/, ['villa', 'townhouse']],
  [/plot|\bland\b|أرض|ارض|أراض|प्लॉट|ज़मीन|जमीन/, ['plot']],
  [/commercial|office|shop|retail|warehouse|showroom|مكتب|محل|تجاري|ऑफिस|दुकान|कमर्शियल/, ['commercial']],
  [/residential/, ['residential']],
];

/** Types a list of wordings stands for; `unknown` holds what is no type we list. */
export function readTypes(wordings: string[]): { types?: PropertyType[] | typeof ANY; unknown: string[] } {
  if (wordings.some((wording) => isAnyWording(wording) || ANY_TYPE.test(foldText(wording)))) {
    return { types: ANY, unknown: [] };
  }
  const types = [...new Set(wordings.flatMap((wording) => findTypes(wording)))];
  const unknown = wordings
    .filter((wording) => wording.trim() !== '' && findTypes(wording).length === 0)
    .map((wording) => cleanListingText(wording, UNKNOWN_LENGTH));
  return { ...(types.length > 0 ? { types } : {}), unknown };
}

function findTypes(wording: string): readonly PropertyType[] {
  const folded = foldText(wording);
  const exact = PROPERTY_TYPES.find((type) => type === folded);
  return exact ? [exact] : (TYPE_WORDINGS.find(([pattern]) => pattern.test(folded))?.[1] ?? []);
}

const FEATURE_WORDINGS: Readonly<Record<PropertyFeature, RegExp>> = {
  study: /\bstudy|home office|work from home|مكتب|स्टडी/,
  maid_room: /maid|helper|خادمة|मेड/,
  laundry_room: /laundry|غسيل|लॉन्ड्री/,
  reception_area: /reception|majlis|مجلس|استقبال/,
  park_pool_view: /(?:park|pool)[ _-]?(?:or pool )?view|view of the (?:park|pool)|park_pool_view/,
  upgraded_flooring: /upgraded.*floor|floor.*upgraded/,
  garden: /garden|bbq|barbecue|حديقة|बगीचा|गार्डन/,
  parking: /parking|garage|موقف|पार्किंग/,
  balcony: /balcon|terrace|شرفة|بلكونة|बालकनी/,
};

/** Features a list of wordings stands for; what we have no data about is left out. */
export function readFeatures(wordings: string[]): PropertyFeature[] {
  const folded = wordings.map(foldText);
  return PROPERTY_FEATURES.filter((feature) =>
    folded.some((wording) => FEATURE_WORDINGS[feature].test(wording)),
  );
}

/** Areas as the customer named them; "anywhere" among them opens the slot. */
export function readAreas(wordings: string[]): string[] | typeof ANY | undefined {
  if (wordings.some((wording) => isAnyWording(wording))) return ANY;
  const areas = [...new Set(wordings.map((wording) => wording.trim()).filter((wording) => wording !== ''))];
  return areas.length > 0 ? areas : undefined;
}

/** A range that a parser may also have read as "any" or not at all. */
export type RangeReading = NumberRange | typeof ANY | undefined;
