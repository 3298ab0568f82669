import type { PropertyStatistics } from '@whatsapp-agent/contracts';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { SearchSlots } from '../memory/search-slots.schema';
import { cleanListingText } from '../presentation/clean-listing-text';
import { describeWish } from '../presentation/describe-wish';
import { titleOf, toCard } from '../presentation/property-card';
import { describePrice, describeRooms } from '../presentation/property-line';
import { presentRemaining } from '../search-properties/present-results';
import type { PropertyTexts } from '../texts/property-texts';
import type { Superlative } from '../texts/search-texts';
import { composeFigures } from './compose-figures';
import type { Measure } from './market-statistics.schema';

const MOST_REASONS = 6;
const AREA_LENGTH = 60;

/** The answer in words, and the listings it names as cards. */
export function presentStatistics(
  measure: Measure,
  statistics: PropertyStatistics,
  scope: SearchSlots,
  texts: PropertyTexts,
): ReplyPart[] {
  const { properties, resolvedAreas, unknownAreas, total } = statistics;
  const understood = Array.isArray(scope.areas) && resolvedAreas.length > 0 && unknownAreas.length === 0;
  const named = understood ? { ...scope, areas: [...new Set(resolvedAreas)] } : scope;
  const wish = describeWish(named, texts) ?? texts.properties;
  const unknown =
    unknownAreas.length > 0
      ? [
          texts.unknownAreas(
            unknownAreas.map((area) => `"${cleanListingText(area, AREA_LENGTH)}"`).join(', '),
          ),
        ]
      : [];
  if (properties.length === 0) {
    const text = [...unknown, texts.search.statistics.none(wish), texts.tryOther].join('\n');
    return [{ kind: 'text', text }];
  }
  const superlative = isSuperlative(measure);
  const lines = superlative
    ? nameFirst(measure, statistics, wish, texts)
    : composeFigures(measure, statistics, scope, wish, texts);
  const cards = properties.map((property, index) => toCard(property, index + 1, texts));
  return [
    { kind: 'cards', text: [...unknown, ...lines].join('\n'), cards },
    ...presentRemaining(total - properties.length, texts),
  ];
}

function isSuperlative(measure: Measure): measure is Superlative {
  return ['cheapest', 'most_expensive', 'largest', 'smallest'].includes(measure);
}

/** The one in front, with what its listing says for itself. */
function nameFirst(
  kind: Superlative,
  { properties, total }: PropertyStatistics,
  wish: string,
  texts: PropertyTexts,
): string[] {
  const [first] = properties;
  if (!first) return [];
  const { statistics } = texts.search;
  const facts = [
    describeRooms(first, texts),
    ...(first.area ? [cleanListingText(first.area, AREA_LENGTH)] : []),
  ].filter((fact) => fact !== '');
  const said = [...first.features.map((feature) => texts.features[feature]), ...first.amenities].map(
    (reason) => cleanListingText(reason, AREA_LENGTH),
  );
  // An amenity may repeat a feature in other letters.
  const reasons = [...new Map(said.map((reason) => [reason.toLowerCase(), reason])).values()].slice(
    0,
    MOST_REASONS,
  );
  return [
    statistics.superlative(kind, wish, total),
    `🏠 **${titleOf(first, texts)}**: **${describePrice(first, texts)}**`,
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...(reasons.length > 0 ? [statistics.because(reasons.join(', '))] : []),
    ...(properties.length > 1 ? [statistics.others] : []),
  ];
}
