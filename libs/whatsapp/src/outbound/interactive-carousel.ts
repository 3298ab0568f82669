import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import type { ReplyButton } from '../reply/structured-reply';
import { InvalidPayloadError } from './invalid-payload.error';
import { buildHeader } from './interactive-header';
import type { MediaSource } from './media-source';
import { limitLines } from '../text/limit-lines';
import {
  optionalText,
  requireCount,
  requireDistinct,
  requireId,
  requireLine,
  requireText,
  requireUrl,
} from './payload-checks';

const LIMITS = WHATSAPP_LIMITS.carousel;

/** What the buttons of a card do: quick replies, or one web page. The same on every card of a carousel. */
export type CarouselAction =
  { kind: 'replies'; buttons: ReplyButton[] } | { kind: 'link'; label: string; url: string };

/** One card. `body` is cut at 160 characters and two line breaks. */
export interface CarouselCard {
  header: { kind: 'image' | 'video'; media: MediaSource };
  body?: string;
  action: CarouselAction;
}

function buildReplies(buttons: ReplyButton[]): Record<string, unknown> {
  requireCount('cards.buttons', buttons.length, 1, LIMITS.cardButtons);
  const replies = buttons.map(({ id, title }) => ({
    id: requireId('cards.buttons.id', id, LIMITS.buttonId),
    title: requireLine('cards.buttons.title', title, LIMITS.buttonTitle),
  }));
  requireDistinct(
    'cards.buttons.title',
    replies.map(({ title }) => title),
  );
  return { buttons: replies.map((reply) => ({ type: 'quick_reply', quick_reply: reply })) };
}

function buildAction(action: CarouselAction): Record<string, unknown> {
  if (action.kind === 'replies') return buildReplies(action.buttons);
  const display_text = requireLine('cards.label', action.label, LIMITS.buttonTitle);
  return { name: 'cta_url', parameters: { display_text, url: requireUrl('cards.url', action.url) } };
}

function buildCard(card: CarouselCard, index: number): Record<string, unknown> {
  const body = optionalText(card.body && limitLines(card.body, LIMITS.cardLineBreaks), LIMITS.cardBody);
  return {
    card_index: index,
    // Meta's examples carry this type on cards with quick replies, too.
    type: 'cta_url',
    header: buildHeader(card.header),
    ...(body === undefined ? {} : { body: { text: body } }),
    action: buildAction(card.action),
  };
}

function describeAction({ action }: CarouselCard): string {
  return action.kind === 'replies' ? `replies:${action.buttons.length}` : 'link';
}

/**
 * A carousel of 2–10 picture or video cards, for use inside the 24-hour window. Throws when cards differ in
 * kind of header, or in kind or number of buttons, when an id is longer than 20 characters or not distinct.
 */
export function buildCarousel(message: { body: string; cards: CarouselCard[] }): OutboundPayload {
  const { cards } = message;
  requireCount('cards', cards.length, LIMITS.minCards, LIMITS.maxCards);
  if (
    new Set(cards.map(describeAction)).size > 1 ||
    new Set(cards.map((card) => card.header.kind)).size > 1
  ) {
    throw new InvalidPayloadError('cards', 'must all have the same header kind and the same buttons');
  }
  requireDistinct(
    'cards.buttons.id',
    cards.flatMap(({ action }) => (action.kind === 'replies' ? action.buttons.map(({ id }) => id) : [])),
  );
  return {
    type: 'interactive',
    interactive: {
      type: 'carousel',
      body: { text: requireText('interactive.body', message.body, LIMITS.body) },
      action: { cards: cards.map(buildCard) },
    },
  };
}
