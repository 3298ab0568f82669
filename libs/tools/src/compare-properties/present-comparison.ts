import type { Property } from '@whatsapp-agent/contracts';
import { cleanListingText } from '../presentation/clean-listing-text';
import { formatNumber } from '../presentation/format-number';
import { titleOf } from '../presentation/property-card';
import { describePrice } from '../presentation/property-line';
import type { PropertyTexts } from '../texts/property-texts';

/** A listing with its number in the list, where it has one. */
export interface ComparedProperty {
  property: Property;
  number?: number;
}

const NAME_LENGTH = 40;
const TEXT_LENGTH = 60;
const MARKS = ['A', 'B', 'C'];

/** One fact a line, the properties in order; what a listing does not say is said to be missing. */
export function presentComparison(compared: ComparedProperty[], texts: PropertyTexts): string[] {
  const marks = compared.map(({ number }, index) =>
    number === undefined ? (MARKS[index] ?? '') : `#${number}`,
  );
  const row = (label: string, value: (property: Property) => string | undefined): string[] => {
    const values = compared.map(({ property }) => value(property));
    if (values.every((one) => one === undefined || one === '')) return [];
    return [
      `${label}: ${values.map((one, index) => `${marks[index]} ${one || texts.notListed}`).join(' · ')}`,
    ];
  };
  const { compare } = texts.search;
  return [
    `**${compare.intro}**`,
    ...compared.map(
      ({ property }, index) =>
        `**${marks[index]}** ${cleanListingText(titleOf(property, texts), NAME_LENGTH)}`,
    ),
    '',
    ...row(texts.details.price, (one) => describePrice(one, texts)),
    ...row(compare.type, ({ type }) => type && texts.types[type]),
    ...row(compare.bedrooms, ({ bedrooms }) => (bedrooms === 0 ? texts.studio : text(bedrooms))),
    ...row(compare.bathrooms, ({ bathrooms }) => text(bathrooms)),
    ...row(texts.details.size, ({ sizeSqft }) =>
      sizeSqft === undefined ? undefined : texts.size(formatNumber(sizeSqft)),
    ),
    ...row(compare.perSqft, (one) => describePerSqft(one)),
    ...row(texts.details.area, ({ area }) => area && cleanListingText(area, TEXT_LENGTH)),
    ...row(texts.details.building, ({ building }) => building && cleanListingText(building, TEXT_LENGTH)),
    ...row(texts.details.parking, ({ parkingSpaces }) => text(parkingSpaces)),
    ...row(texts.details.features, ({ features }) =>
      features.map((feature) => texts.features[feature]).join(', '),
    ),
    ...verdicts(compared, marks, texts),
  ];
}

function text(count: number | undefined): string | undefined {
  return count === undefined ? undefined : String(count);
}

/** Rents by the year, so that a monthly one compares. */
function perYear({ priceAed, rentPeriod, transaction }: Property): number | undefined {
  const monthly = transaction === 'rent' && rentPeriod?.toLowerCase().startsWith('month');
  return priceAed !== undefined && monthly ? priceAed * 12 : priceAed;
}

function describePerSqft(property: Property): string | undefined {
  const price = perYear(property);
  return price !== undefined && property.sizeSqft
    ? `AED ${formatNumber(price / property.sizeSqft)}`
    : undefined;
}

/** Who is ahead, where all of them can be compared: a rent is not cheaper than a sale. */
function verdicts(compared: ComparedProperty[], marks: string[], texts: PropertyTexts): string[] {
  const { compare } = texts.search;
  const sameDeal = new Set(compared.map(({ property }) => property.transaction)).size === 1;
  const lines = [
    ...(sameDeal
      ? ahead(
          compare.lowestPrice,
          compared.map(({ property }) => perYear(property)),
          marks,
          -1,
        )
      : []),
    ...ahead(
      compare.largest,
      compared.map(({ property }) => property.sizeSqft),
      marks,
      1,
    ),
  ];
  return lines.length > 0 ? ['', ...lines] : [];
}

function ahead(label: string, values: (number | undefined)[], marks: string[], sign: 1 | -1): string[] {
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return [];
  const best = sign === 1 ? Math.max(...known) : Math.min(...known);
  const winners = marks.filter((_, index) => values[index] === best);
  return winners.length === 1 ? [`✅ ${label}: ${winners[0]}`] : [];
}
