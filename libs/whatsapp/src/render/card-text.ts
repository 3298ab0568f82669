import { WHATSAPP_LIMITS } from '../limits/limits';
import { isWebUrl } from '../outbound/payload-checks';
import type { ReplyButton, ReplyCard } from '../reply/structured-reply';
import { shortenText } from '../text/cut-text';
import { limitLines } from '../text/limit-lines';
import { toVisibleButtons } from './render-choice';
import { collapseAsterisks, toVisibleLine, toVisibleText } from './visible-text';

/** A card whose texts may be shown and whose picture WhatsApp could fetch. */
export interface VisibleCard {
  title: string;
  body: string;
  imageUrl?: string;
  buttons: ReplyButton[];
}

/** The title of a carousel card leaves most of the 160 characters to the facts. */
const CARD_TITLE = 72;

/** The visible form of the cards; one with nothing to show is left out. */
export function toVisibleCards(cards: ReplyCard[]): VisibleCard[] {
  return cards
    .map((card) => ({
      title: toVisibleLine(card.title),
      body: toVisibleText(card.body),
      imageUrl: card.imageUrl !== undefined && isWebUrl(card.imageUrl) ? card.imageUrl : undefined,
      buttons: toVisibleButtons(card.buttons),
    }))
    .filter(({ title, body, imageUrl, buttons }) => title || body || imageUrl || buttons.length > 0);
}

/** Removes a formatting mark that lost its partner in a cut. */
function dropOpenMarks(line: string): string {
  return ['*', '_', '~', '`'].reduce((text, mark) => {
    const last = text.lastIndexOf(mark);
    const opens = last >= 0 && !/\w/u.test(text.charAt(last - 1));
    const odd = (text.split(mark).length - 1) % 2 === 1;
    return odd && opens ? text.slice(0, last) + text.slice(last + 1) : text;
  }, line);
}

/** A card in full: title in bold, then its facts. */
export function writeCard({ title, body }: VisibleCard): string {
  return [title && `*${title}*`, body].filter((part) => part !== '').join('\n');
}

/** A card within the 160 characters and two line breaks of a carousel. Empty when it has no text. */
export function writeCarouselCard({ title, body }: VisibleCard): string {
  const { cardBody, cardLineBreaks } = WHATSAPP_LIMITS.carousel;
  const heading = title && `*${shortenText(title, CARD_TITLE)}*`;
  const facts = limitLines(body, heading === '' ? cardLineBreaks : cardLineBreaks - 1);
  const room = cardBody - (heading === '' ? 0 : heading.length + 1);
  const shortened = facts.length <= room ? facts : collapseAsterisks(dropOpenMarks(shortenText(facts, room)));
  return [heading, shortened].filter((part) => part !== '').join('\n');
}
