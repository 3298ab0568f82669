import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { buildCarousel, type CarouselCard } from '../outbound/interactive-carousel';
import { buildImage } from '../outbound/media-message';
import type { ReplyCard } from '../reply/structured-reply';
import { splitTail } from '../text/split-text';
import { toVisibleCards, writeCard, writeCarouselCard, type VisibleCard } from './card-text';
import { renderChoice, renderList } from './render-choice';
import { joinBlocks, POINTER, renderTexts } from './render-text';
import type { RenderedPart } from './rendered-message';
import { tryBuild } from './try-build';
import { toVisibleLine } from './visible-text';

const MAX_CARDS = WHATSAPP_LIMITS.carousel.maxCards;

const asCards = (payloads: OutboundPayload[]): RenderedPart[] =>
  payloads.map((payload) => ({ payload, cardsOnly: true }));
const asText = (text: string): RenderedPart[] =>
  renderTexts(text).map((payload) => ({ payload, cardsOnly: false }));

/** One card: picture, text and buttons in one message where they fit. */
function renderCard(card: VisibleCard, intro = ''): RenderedPart[] {
  const own = writeCard(card);
  const both = joinBlocks(intro, own);
  const together = both.length <= WHATSAPP_LIMITS.caption;
  const text = together ? both : own;
  const before = together ? [] : asText(intro);
  const { imageUrl, buttons } = card;
  if (buttons.length > 0 || imageUrl === undefined) {
    return [...before, ...asCards(renderChoice({ text, imageUrl, buttons }))];
  }
  const { head, tail } = splitTail(text, WHATSAPP_LIMITS.caption);
  const image = buildImage({ media: { link: imageUrl }, caption: tail });
  return [...before, ...asCards([...renderTexts(head), image])];
}

/** Groups of at most ten, as even as possible, so that no carousel is left with a single card. */
function chunkEvenly<T>(items: T[]): T[][] {
  const groups = Math.ceil(items.length / MAX_CARDS);
  const size = Math.ceil(items.length / groups);
  return Array.from({ length: groups }, (_, group) => items.slice(group * size, (group + 1) * size));
}

function toCarouselCard(card: VisibleCard, imageUrl: string): CarouselCard {
  return {
    header: { kind: 'image', media: { link: imageUrl } },
    body: writeCarouselCard(card) || undefined,
    action: { kind: 'replies', buttons: card.buttons },
  };
}

/** Carousels, when every card has a picture and the same number of short-id buttons. */
function renderCarousels(cards: VisibleCard[], intro: string): RenderedPart[] | undefined {
  const wired = cards.flatMap((card) =>
    card.imageUrl === undefined ? [] : [toCarouselCard(card, card.imageUrl)],
  );
  if (wired.length < cards.length) return undefined;
  const { head, tail } = splitTail(intro, WHATSAPP_LIMITS.carousel.body);
  let shown = 0;
  const carousels = chunkEvenly(wired).map((chunk) => {
    const from = shown + 1;
    shown += chunk.length;
    const body = from === 1 ? tail || POINTER : `${from}–${shown}`;
    return tryBuild(() => buildCarousel({ body, cards: chunk }));
  });
  const built = carousels.filter((carousel) => carousel !== undefined);
  return built.length === carousels.length ? [...asText(head), ...asCards(built)] : undefined;
}

function writeNumbered(cards: VisibleCard[]): string {
  return joinBlocks(...cards.map((card, index) => `${index + 1}. ${writeCard(card)}`));
}

/** A list whose rows press the first button of their card; the text above tells every card in full. */
function renderCardList(cards: VisibleCard[], intro: string): RenderedPart[] | undefined {
  const rows = cards.flatMap(({ title, body, buttons: [first] }, index) =>
    first === undefined
      ? []
      : [{ id: first.id, title: title || `${index + 1}`, description: toVisibleLine(body) }],
  );
  const label = cards[0]?.buttons[0]?.title;
  if (label === undefined || rows.length < cards.length) return undefined;
  const text = joinBlocks(intro, writeNumbered(cards));
  const list = renderList({ button: label, sections: [{ rows }] }, text);
  return list && asCards(list);
}

/**
 * Cards in the richest form WhatsApp allows for them:
 * 1. one card: picture, text and buttons in one message;
 * 2. every card with a picture and one or two buttons, ids ≤ 20 characters: carousels of up to ten;
 * 3. up to ten cards with pictures that make no carousel (ids too long, buttons that differ, none at all):
 *    one message per card, so that no button and no picture is lost;
 * 4. cards without pictures: a list whose rows stand for the first button of each card;
 * 5. everything else: numbered text.
 */
export function renderCards(intro: string, cards: ReplyCard[]): RenderedPart[] {
  const visible = toVisibleCards(cards);
  const [only] = visible;
  if (only === undefined) return asText(intro);
  if (visible.length === 1) return renderCard(only, intro);
  const carousels = renderCarousels(visible, intro);
  if (carousels !== undefined) return carousels;
  if (visible.some(({ imageUrl }) => imageUrl !== undefined) && visible.length <= MAX_CARDS) {
    return [...asText(intro), ...visible.flatMap((card) => renderCard(card))];
  }
  return (
    renderCardList(visible, intro) ?? [...asText(intro), ...asCards(renderTexts(writeNumbered(visible)))]
  );
}
