import type { MarketPicture, PropertyPage } from '@whatsapp-agent/contracts';
import { ANY, type SearchSlots } from '../memory/search-slots.schema';
import { formatNumber, formatShort } from '../presentation/format-number';
import type { PropertyTexts } from '../texts/property-texts';

const MOST_AREAS = 3;
const MOST_TYPES = 3;
const MOST_PRICES = 3;
/** Shares below which an area is called scarce and a budget tight. */
const SCARCE = 0.05;
const TIGHT = 0.1;

/** Why a search had to be widened, and what there is instead: only dimensions the customer named are explained. */
export function presentMarket(page: PropertyPage, slots: SearchSlots, texts: PropertyTexts): string[] {
  const { market, tier } = page;
  if (!market) return [];
  return [
    ...(tier === 'market' ? [texts.search.market.all(market.total)] : []),
    ...explainArea(market, page, slots, texts),
    ...explainBudget(market, texts),
    ...explainType(market, slots, texts),
  ];
}

function explainArea(
  market: MarketPicture,
  page: PropertyPage,
  slots: SearchSlots,
  texts: PropertyTexts,
): string[] {
  const { inArea, total, areas } = market;
  if (inArea === undefined || !Array.isArray(slots.areas)) return [];
  const named = (page.resolvedAreas.length > 0 ? page.resolvedAreas : slots.areas).join(' / ');
  const list = areas
    .slice(0, MOST_AREAS)
    .map(({ area, count, priceFrom }) =>
      texts.search.market.areaFrom(area, count, priceFrom === undefined ? undefined : formatShort(priceFrom)),
    );
  if (inArea > 0 && inArea / total >= SCARCE) return [];
  const verdict =
    inArea === 0 ? texts.search.market.noneInArea(named) : texts.search.market.fewInArea(inArea, named);
  return [verdict, ...(list.length > 0 ? [texts.search.market.areas(list.join(' · '))] : [])];
}

function explainBudget({ inBudget, total, prices }: MarketPicture, texts: PropertyTexts): string[] {
  if (inBudget === undefined || inBudget / total >= TIGHT) return [];
  const { market } = texts.search;
  const list = prices.slice(0, MOST_PRICES).map(({ from, to, count }) => {
    const end = to === undefined ? undefined : formatShort(to);
    return `${market.between(formatShort(from), end)}: ${formatNumber(count)}`;
  });
  return [
    inBudget === 0 ? market.noneInBudget : market.fewInBudget(inBudget),
    ...(list.length > 0 ? [market.prices(list.join(' · '))] : []),
  ];
}

function explainType({ ofType, types }: MarketPicture, slots: SearchSlots, texts: PropertyTexts): string[] {
  if (ofType !== 0) return [];
  const asked =
    slots.types && slots.types !== ANY
      ? slots.types.map((type) => texts.types[type]).join(' / ')
      : (slots.unknownTypes ?? []).map((type) => `"${type}"`).join(' / ');
  const list = types
    .slice(0, MOST_TYPES)
    .map(({ type, count }) => `${texts.types[type]} ${formatNumber(count)}`);
  return [
    texts.search.market.noneOfType(asked),
    ...(list.length > 0 ? [texts.search.market.types(list.join(' · '))] : []),
  ];
}
