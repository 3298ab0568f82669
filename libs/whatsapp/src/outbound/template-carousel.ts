import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { InvalidPayloadError } from './invalid-payload.error';
import type { MediaSource } from './media-source';
import { requireCount } from './payload-checks';
import { buildComponents, buildTemplatePayload } from './template-message';
import type { TemplateButton, TemplateText } from './template-parameter';

/** One card of a carousel template. */
export interface TemplateCard {
  header: { kind: 'image' | 'video'; media: MediaSource };
  body?: TemplateText[];
  buttons: TemplateButton[];
}

/** A carousel template: the number of cards must be that of the approved template. */
export interface TemplateCarousel {
  name: string;
  language: string;
  body?: TemplateText[];
  cards: TemplateCard[];
}

/** What has to be the same on every card. */
function describeCard({ header, buttons }: TemplateCard): string {
  return [header.kind, ...buttons.map(({ kind, index }) => `${kind}:${index}`)].join();
}

/** A carousel template of 2–10 cards. Throws when cards differ in header or buttons, and as `buildTemplate`. */
export function buildTemplateCarousel(message: TemplateCarousel): OutboundPayload {
  const { cards, body } = message;
  const limits = WHATSAPP_LIMITS;
  requireCount('template.cards', cards.length, limits.carousel.minCards, limits.carousel.maxCards);
  if (new Set(cards.map(describeCard)).size > 1) {
    throw new InvalidPayloadError(
      'template.cards',
      'must all have the same header kind and the same buttons',
    );
  }
  const wireCards = cards.map((card, index) => {
    requireCount('template.cards.buttons', card.buttons.length, 0, limits.template.cardButtons);
    return { card_index: index, components: buildComponents(card) };
  });
  return buildTemplatePayload(message.name, message.language, [
    ...buildComponents({ body }),
    { type: 'carousel', cards: wireCards },
  ]);
}
