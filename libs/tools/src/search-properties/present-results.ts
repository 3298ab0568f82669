import type { PropertyPage, Relaxation } from '@whatsapp-agent/contracts';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { SearchSlots } from '../memory/search-slots.schema';
import { cleanListingText } from '../presentation/clean-listing-text';
import { describeWish } from '../presentation/describe-wish';
import { moreButton } from '../presentation/property-buttons';
import { toCard } from '../presentation/property-card';
import type { PropertyTexts } from '../texts/property-texts';
import { presentMarket } from './present-market';

const MOST_SUGGESTIONS = 3;
const AREA_LENGTH = 60;

/** First page of a search as the customer sees it. Hints promise only what there is. */
export function presentResults(page: PropertyPage, slots: SearchSlots, texts: PropertyTexts): ReplyPart[] {
  const wish = describeWish(withResolvedAreas(slots, page), texts) ?? texts.properties;
  const intro = [...presentUnknownAreas(page, texts), presentOutcome(page, slots, wish, texts)];
  if (page.properties.length === 0) {
    return [
      {
        kind: 'text',
        text: [...intro, ...presentSuggestions(page, slots, texts), texts.tryOther].join('\n'),
      },
    ];
  }
  const remaining = page.nextCursor === undefined ? 0 : page.total - page.properties.length;
  const text = [
    ...intro,
    ...presentMarket(page, slots, texts),
    ...(page.tier === 'market' ? [texts.search.market.sample(page.properties.length)] : []),
    ...(remaining > 0 ? [texts.firstOf(page.properties.length)] : []),
    texts.pressKnowMore,
    ...presentSuggestions(page, slots, texts),
  ].join('\n');
  const cards = page.properties.map((property, index) => toCard(property, index + 1, texts));
  return [{ kind: 'cards', text, cards }, ...presentRemaining(remaining, texts)];
}

/** Offers the next page, after the cards; nothing when there is none. */
export function presentRemaining(remaining: number, texts: PropertyTexts): ReplyPart[] {
  if (remaining <= 0) return [];
  return [{ kind: 'buttons', text: texts.remaining(remaining), buttons: [moreButton(texts)] }];
}

/** Says areas by the names we know them by, where all of them were understood. */
function withResolvedAreas(slots: SearchSlots, page: PropertyPage): SearchSlots {
  const { resolvedAreas, unknownAreas } = page;
  const understood = Array.isArray(slots.areas) && resolvedAreas.length > 0 && unknownAreas.length === 0;
  return understood ? { ...slots, areas: [...new Set(resolvedAreas)] } : slots;
}

function presentOutcome(page: PropertyPage, slots: SearchSlots, wish: string, texts: PropertyTexts): string {
  if (page.properties.length === 0) return texts.foundNothing(wish);
  switch (page.tier) {
    case 'relaxed':
      return page.relaxation
        ? texts.foundRelaxed(page.total, wish, texts.relaxed(page.relaxation, slots))
        : texts.found(page.total, wish);
    case 'broadened': {
      const given = (page.givenUp ?? []).map((constraint) => texts.search.constraints[constraint]);
      return texts.search.foundBroadened(page.total, wish, given);
    }
    case 'market':
      return texts.search.foundMarket(wish);
    case 'exact':
    case 'none':
      return texts.found(page.total, wish);
  }
}

function presentUnknownAreas({ unknownAreas }: PropertyPage, texts: PropertyTexts): string[] {
  if (unknownAreas.length === 0) return [];
  return [
    texts.unknownAreas(unknownAreas.map((area) => `"${cleanListingText(area, AREA_LENGTH)}"`).join(', ')),
  ];
}

function presentSuggestions(page: PropertyPage, slots: SearchSlots, texts: PropertyTexts): string[] {
  const suggestions = chooseSuggestions(page);
  if (page.tier === 'exact' || suggestions.length === 0) return [];
  return [texts.suggestionsIntro, ...suggestions.map((one) => texts.suggestion(one, slots))];
}

/** The best of each kind first, so that a budget is not crowded out by three neighbouring areas. */
function chooseSuggestions({ relaxation, suggestions }: PropertyPage): Relaxation[] {
  const open = suggestions.filter(
    (one) => one.constraint !== relaxation?.constraint || one.value !== relaxation.value,
  );
  const isFirstOfKind = (one: Relaxation) =>
    one.constraint !== relaxation?.constraint &&
    open.find(({ constraint }) => constraint === one.constraint) === one;
  return [...open.filter(isFirstOfKind), ...open.filter((one) => !isFirstOfKind(one))].slice(
    0,
    MOST_SUGGESTIONS,
  );
}
