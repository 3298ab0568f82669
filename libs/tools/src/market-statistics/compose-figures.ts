import type { PropertyStatistics } from '@whatsapp-agent/contracts';
import type { SearchSlots } from '../memory/search-slots.schema';
import { formatNumber } from '../presentation/format-number';
import type { PropertyTexts } from '../texts/property-texts';
import type { Superlative } from '../texts/search-texts';
import type { Measure } from './market-statistics.schema';

type Aggregate = Exclude<Measure, Superlative>;

/** The lines of an aggregate answer. Every figure says how many listings it comes from. */
export function composeFigures(
  measure: Aggregate,
  statistics: PropertyStatistics,
  scope: SearchSlots,
  wish: string,
  texts: PropertyTexts,
): string[] {
  const say = texts.search.statistics;
  const { total, price, pricePerSqft } = statistics;
  if (measure === 'count') return [say.count(total, wish)];
  if (measure === 'price_per_sqft') {
    if (!pricePerSqft) return [say.noFigures(wish)];
    return [
      say.intro(wish, total),
      say.perSqft(formatPrice(pricePerSqft.average, scope, texts), pricePerSqft.sample),
    ];
  }
  if (!price) return [say.noFigures(wish)];
  const { average, median } = priceLines(price, scope, texts);
  const size = sizeLine(measure, statistics, texts);
  switch (measure) {
    case 'average':
      return [say.intro(wish, price.sample), average, ...size];
    case 'median':
      return [say.intro(wish, price.sample), median, ...size];
    case 'overview':
      return [
        say.intro(wish, price.sample),
        average,
        median,
        say.span(formatPrice(price.min, scope, texts), formatPrice(price.max, scope, texts)),
        ...size,
        ...(pricePerSqft
          ? [say.perSqft(formatPrice(pricePerSqft.average, scope, texts), pricePerSqft.sample)]
          : []),
        ...groupLines(statistics, texts),
      ];
  }
}

function priceLines(
  price: NonNullable<PropertyStatistics['price']>,
  scope: SearchSlots,
  texts: PropertyTexts,
): { average: string; median: string } {
  const say = texts.search.statistics;
  return {
    average: say.average(formatPrice(price.average, scope, texts)),
    median: say.median(formatPrice(price.median, scope, texts)),
  };
}

function sizeLine(measure: Aggregate, { size }: PropertyStatistics, texts: PropertyTexts): string[] {
  if (!size || measure === 'median') return [];
  return [texts.search.statistics.size(texts.size(formatNumber(size.average)))];
}

function groupLines({ groups }: PropertyStatistics, texts: PropertyTexts): string[] {
  const say = texts.search.statistics;
  const { areas = [], bedrooms = [] } = groups ?? {};
  return [
    // One area or one count is what was asked for, and says nothing new.
    ...(areas.length > 1
      ? [
          say.byArea,
          ...areas.map(({ area, count, average }) => say.group(area, count, `AED ${formatNumber(average)}`)),
        ]
      : []),
    ...(bedrooms.length > 1
      ? [
          say.byBedrooms,
          ...bedrooms.map((one) =>
            say.group(
              one.bedrooms === 0 ? texts.studio : texts.beds(String(one.bedrooms)),
              one.count,
              `AED ${formatNumber(one.average)}`,
            ),
          ),
        ]
      : []),
  ];
}

/** Rents are compared by the year, and say so. */
function formatPrice(value: number, scope: SearchSlots, texts: PropertyTexts): string {
  return `AED ${formatNumber(value)}${scope.transaction === 'rent' ? texts.search.statistics.perYear : ''}`;
}
