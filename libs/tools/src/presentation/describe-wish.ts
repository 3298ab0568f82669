import { ANY, type SearchSlots } from '../memory/search-slots.schema';
import type { PropertyTexts } from '../texts/property-texts';
import { formatNumber, formatRange, formatShort } from './format-number';

/** Says back what the customer looks for; nothing when nothing is known. */
export function describeWish(slots: SearchSlots, texts: PropertyTexts): string | undefined {
  const { transaction, types, areas, bedrooms, price, size, features } = slots;
  const extras = [
    ...(price
      ? [
          formatRange(
            price,
            { upTo: (t) => texts.upTo(`AED ${t}`), from: (t) => texts.from(`AED ${t}`) },
            formatShort,
          ),
        ]
      : []),
    ...(size ? [texts.size(formatRange(size, texts, formatNumber))] : []),
    ...(features ?? []).map((feature) => texts.features[feature]),
  ].filter((extra) => extra !== '');
  if (!transaction && !types && !areas && !bedrooms && extras.length === 0) return undefined;
  return texts.wish({
    what: types && types !== ANY ? types.map((type) => texts.types[type]).join(' / ') : texts.properties,
    ...(bedrooms ? { beds: describeBedrooms(bedrooms, texts) } : {}),
    ...(transaction ? { transaction: texts.transactions[transaction] } : {}),
    ...(areas ? { areas: areas === ANY ? texts.anywhere : areas.join(' / ') } : {}),
    extras,
  });
}

function describeBedrooms({ min, max }: { min?: number; max?: number }, texts: PropertyTexts): string {
  if (max === 0) return texts.studio;
  if (min !== undefined && max === undefined) return texts.beds(`${min}+`);
  if (min === undefined) return texts.beds(`0-${max ?? ''}`);
  return texts.beds(min === max ? String(min) : `${min}-${max}`);
}
