import type { NumberRange, PropertyType, Transaction } from '@whatsapp-agent/contracts';
import { ANY, type SearchSlots } from '../memory/search-slots.schema';
import { parseBedrooms } from '../wording/parse-bedrooms';
import { parseMoney } from '../wording/parse-money';
import { parseSize } from '../wording/parse-size';
import { type RangeReading, readAreas, readFeatures, readTypes, toWording } from './read-wordings';
import type { Clearable, SearchPropertiesArguments } from './search-properties.schema';

/** `currency`: an amount in money that we do not convert. */
export type UnclearPart = 'price' | 'currency' | 'types' | 'size' | 'bedrooms';

/** Slots after an update, and what of the update could not be understood. */
export interface SlotUpdate {
  slots: SearchSlots;
  unclear: UnclearPart[];
}

const SLOT_OF: Readonly<Record<Exclude<Clearable, 'all'>, keyof SearchSlots>> = {
  transaction: 'transaction',
  types: 'types',
  areas: 'areas',
  excluded_areas: 'excludedAreas',
  bedrooms: 'bedrooms',
  price: 'price',
  size: 'size',
  features: 'features',
  excluded_features: 'excludedFeatures',
  sort: 'sort',
};
/** Types that are not counted in bedrooms. */
const WITHOUT_BEDROOMS: readonly PropertyType[] = ['studio', 'plot', 'commercial'];

/**
 * Applies what the customer said to what is known: absent keeps, `clear` forgets, a value replaces.
 * A budget does not survive a change between renting and buying: the same figure means something else.
 */
export function mergeSlots(known: SearchSlots, args: SearchPropertiesArguments): SlotUpdate {
  const cleared = args.clear ?? [];
  const slots: SearchSlots = cleared.includes('all') ? {} : { ...known };
  for (const name of cleared) if (name !== 'all') delete slots[SLOT_OF[name]];
  if (cleared.includes('types')) delete slots.unknownTypes;
  if (cleared.includes('areas')) delete slots.near;
  if (changesWish(args, cleared)) delete slots.refinement;

  const transaction = readTransaction(args.transaction) ?? readFromPeriod(args, slots);
  if (transaction && known.transaction && transaction !== known.transaction) delete slots.price;
  if (transaction) slots.transaction = transaction;

  const unclear: SlotUpdate['unclear'] = [];
  if (args.types && args.types.length > 0) {
    const { types, unknown } = readTypes(args.types);
    if (types || unknown.length > 0) {
      delete slots.types;
      delete slots.unknownTypes;
    }
    if (types) slots.types = types;
    else if (unknown.length > 0) slots.unknownTypes = unknown;
    if (types && unknown.length > 0) unclear.push('types');
  }
  mergePlacesAndFeatures(slots, args);
  if (args.sort) slots.sort = args.sort;
  setRange(slots, 'bedrooms', args.bedrooms, parseBedrooms, unclear);
  setRange(
    slots,
    'size',
    args.size,
    (text) => parseSize(text, { metric: args.size_unit === 'sqm' }),
    unclear,
  );
  setRange(slots, 'price', args.price, (text) => readBudget(text, args, slots, unclear), unclear);
  return { slots: implyType(slots, args, cleared), unclear };
}

/** What is wanted now is not excluded any more, and what is excluded now not wanted: the newer word counts. */
function mergePlacesAndFeatures(slots: SearchSlots, args: SearchPropertiesArguments): void {
  const areas = args.areas && readAreas(args.areas);
  if (areas) {
    slots.areas = areas;
    delete slots.near;
    if (areas !== ANY) slots.excludedAreas = without(slots.excludedAreas, areas);
  }
  if (args.excluded_areas) {
    slots.excludedAreas = args.excluded_areas;
    // "Not there" about the only area means anywhere else.
    if (slots.areas && slots.areas !== ANY) slots.areas = without(slots.areas, args.excluded_areas) ?? ANY;
  }
  if (args.features) {
    slots.features = readFeatures(args.features);
    slots.excludedFeatures = without(slots.excludedFeatures, slots.features);
  }
  if (args.excluded_features) {
    slots.excludedFeatures = readFeatures(args.excluded_features);
    slots.features = without(slots.features, slots.excludedFeatures);
  }
}

/** The list without the named entries, letter case aside; nothing left is no list. */
function without<T extends string>(
  list: readonly T[] | undefined,
  named: readonly string[],
): T[] | undefined {
  const gone = new Set(named.map((name) => name.toLowerCase()));
  const rest = list?.filter((entry) => !gone.has(entry.toLowerCase()));
  return rest && rest.length > 0 ? rest : undefined;
}

/** A bound found by comparing ("cheaper") belongs to what was compared: it does not outlive another wish. */
function changesWish(args: SearchPropertiesArguments, cleared: Clearable[]): boolean {
  const { transaction, types, areas, excluded_areas, bedrooms, price, size, sort } = args;
  const changed = [transaction, types, areas, excluded_areas, bedrooms, price, size, sort];
  return cleared.length > 0 || changed.some((value) => value !== null && value !== undefined);
}

function readTransaction(value: SearchPropertiesArguments['transaction']): Transaction | undefined {
  return value === 'buy' ? 'sale' : (value ?? undefined);
}

/** What is paid by the month or year is rent, unless buying was said before. */
function readFromPeriod(args: SearchPropertiesArguments, known: SearchSlots): Transaction | undefined {
  return args.price_period && !known.transaction ? 'rent' : undefined;
}

function readBudget(
  text: string,
  args: SearchPropertiesArguments,
  slots: SearchSlots,
  unclear: UnclearPart[],
): RangeReading {
  const reading = parseMoney(text, {
    monthly: args.price_period === 'month',
    ...(slots.transaction ? { transaction: slots.transaction } : {}),
  });
  if (reading.kind === 'any') return ANY;
  if (reading.kind === 'currency') unclear.push('currency');
  return reading.kind === 'range' ? reading.range : undefined;
}

function setRange(
  slots: SearchSlots,
  slot: 'bedrooms' | 'size' | 'price',
  argument: SearchPropertiesArguments[typeof slot],
  parse: (text: string) => RangeReading,
  unclear: SlotUpdate['unclear'],
): void {
  const wording = argument === null || argument === undefined ? undefined : toWording(argument);
  if (wording === undefined) return;
  const reading = parse(wording);
  if (reading === undefined && !unclear.includes('currency')) unclear.push(slot);
  else if (reading === ANY) delete slots[slot];
  else if (reading !== undefined) slots[slot] = reading satisfies NumberRange;
}

/** Bedrooms without a type mean an apartment; a type that has none makes known bedrooms meaningless. */
function implyType(slots: SearchSlots, args: SearchPropertiesArguments, cleared: Clearable[]): SearchSlots {
  const { types, unknownTypes, bedrooms } = slots;
  if (types === undefined && unknownTypes === undefined && bedrooms && !cleared.includes('types')) {
    return { ...slots, types: bedrooms.max === 0 ? ['studio'] : ['apartment'] };
  }
  const bedroomless = Array.isArray(types) && types.every((type) => WITHOUT_BEDROOMS.includes(type));
  if (bedroomless && !args.bedrooms) delete slots.bedrooms;
  return slots;
}
