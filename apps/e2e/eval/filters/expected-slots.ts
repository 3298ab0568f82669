/** Bounds of a number; an absent one is open. */
export interface ExpectedRange {
  min?: number;
  max?: number;
}

/** Slots a conversation should hold after an utterance. Areas are slugs of the gazetteer, or names in key form. */
export interface ExpectedSlots {
  transaction?: 'rent' | 'sale';
  types?: readonly string[] | 'any';
  areas?: readonly string[] | 'any';
  excludedAreas?: readonly string[];
  bedrooms?: ExpectedRange;
  price?: ExpectedRange;
  size?: ExpectedRange;
  features?: readonly string[];
  excludedFeatures?: readonly string[];
  sort?: string;
}
export type SlotName = keyof ExpectedSlots;

/** Slots that are scored, in the order of reports. */
export const SLOT_NAMES: readonly SlotName[] = [
  'transaction',
  'types',
  'areas',
  'excludedAreas',
  'bedrooms',
  'price',
  'size',
  'features',
  'excludedFeatures',
  'sort',
];

/** One utterance and what is known after it. */
export interface ExpectedTurn {
  say: string;
  slots: ExpectedSlots;
}

/** A conversation of the text-to-filters set. */
export interface Dialogue {
  id: string;
  turns: readonly ExpectedTurn[];
}
