import type { NumberRange } from '@whatsapp-agent/contracts';
import { ANY, type Refinement, type SearchSlots } from '../memory/search-slots.schema';
import type { PropertyTexts } from '../texts/property-texts';
import { formatNumber, formatRange, formatShort } from './format-number';

/** Says back what the customer looks for; nothing when nothing is known. */
export function describeWish(slots: SearchSlots, texts: PropertyTexts): string | undefined {
  const { transaction, types, unknownTypes, areas, bedrooms, price, size, features, excludedFeatures } =
    slots;
  const extras = [
    ...(price ? [describePriceRange(price, texts)] : []),
    ...(size ? [texts.size(formatRange(size, texts, formatNumber))] : []),
    ...(features ?? []).map((feature) => texts.features[feature]),
    ...(excludedFeatures ?? []).map((feature) => texts.search.excluding(texts.features[feature])),
    ...(slots.excludedAreas ? [texts.search.notIn(slots.excludedAreas.join(' / '))] : []),
    ...(slots.near ? [texts.search.withinKm(String(slots.near.radiusKm))] : []),
    ...describeRefinement(slots.refinement, texts),
  ].filter((extra) => extra !== '');
  if (!transaction && !types && !unknownTypes && !areas && !bedrooms && extras.length === 0) return undefined;
  return texts.wish({
    what: describeTypes(types, unknownTypes, texts),
    ...(bedrooms ? { beds: describeBedrooms(bedrooms, texts) } : {}),
    ...(transaction ? { transaction: texts.transactions[transaction] } : {}),
    ...(areas ? { areas: areas === ANY ? texts.anywhere : areas.join(' / ') } : {}),
    extras,
  });
}

/** The currency once, before the figures. */
function describePriceRange(price: NumberRange, texts: PropertyTexts): string {
  const open = { upTo: (t: string) => texts.upTo(`AED ${t}`), from: (t: string) => texts.from(`AED ${t}`) };
  const text = formatRange(price, open, formatShort);
  return price.min !== undefined && price.max !== undefined ? `AED ${text}` : text;
}

function describeTypes(
  types: SearchSlots['types'],
  unknownTypes: string[] | undefined,
  texts: PropertyTexts,
): string {
  if (unknownTypes) return unknownTypes.map((type) => `"${type}"`).join(' / ');
  return types && types !== ANY ? types.map((type) => texts.types[type]).join(' / ') : texts.properties;
}

/** "Cheaper" as it was understood: beyond the last figure that is left out. */
function describeRefinement(refinement: Refinement | undefined, texts: PropertyTexts): string[] {
  if (!refinement) return [];
  const { price, size, sort } = refinement;
  const { search } = texts;
  return [
    ...(price?.max === undefined ? [] : [search.cheaperThan(formatNumber(price.max + 1))]),
    ...(price?.min === undefined ? [] : [search.dearerThan(formatNumber(price.min - 1))]),
    ...(size?.min === undefined ? [] : [search.biggerThan(formatNumber(size.min - 1))]),
    ...(size?.max === undefined ? [] : [search.smallerThan(formatNumber(size.max + 1))]),
    ...(sort === 'newest' ? [search.newestFirst] : []),
  ];
}

function describeBedrooms({ min, max }: { min?: number; max?: number }, texts: PropertyTexts): string {
  if (max === 0) return texts.studio;
  if (min !== undefined && max === undefined) return texts.beds(`${min}+`);
  if (min === undefined) return texts.beds(`0-${max ?? ''}`);
  return texts.beds(min === max ? String(min) : `${min}-${max}`);
}
