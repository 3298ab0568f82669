import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { OfferedButton } from './conversation-state';

const MOST_OFFERED = 60;

/** The buttons of an answer, to recognise a tap that comes back as a title only. */
export function collectOffered(parts: ReplyPart[]): OfferedButton[] {
  return parts.flatMap(buttonsOf).slice(-MOST_OFFERED);
}

function buttonsOf(part: ReplyPart): OfferedButton[] {
  switch (part.kind) {
    case 'cards':
      return part.cards.flatMap((card) =>
        card.buttons.map(({ id, title }) => ({ id, title, card: card.title })),
      );
    case 'buttons':
      return part.buttons.map(({ id, title }) => ({ id, title }));
    case 'list':
      return part.sections.flatMap((section) => section.rows.map(({ id, title }) => ({ id, title })));
    case 'text':
    case 'link':
    case 'image':
    case 'document':
    case 'location':
    case 'location_request':
      return [];
  }
}
