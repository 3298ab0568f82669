import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { buildButtons } from '../outbound/interactive-buttons';
import { buildList, type ListMessage } from '../outbound/interactive-list';
import { buildImage } from '../outbound/media-message';
import type { ReplyButton } from '../reply/structured-reply';
import { splitTail } from '../text/split-text';
import { joinBlocks, POINTER, renderTexts } from './render-text';
import { tryBuild } from './try-build';
import { toVisibleLine } from './visible-text';

/** A text with buttons below it. All texts are visible texts already. */
export interface Choice {
  text: string;
  footer?: string;
  imageUrl?: string;
  buttons: ReplyButton[];
}

/** Buttons as they may be shown; one without a title is none. */
export function toVisibleButtons(buttons: ReplyButton[]): ReplyButton[] {
  return buttons
    .map(({ id, title }) => ({ id, title: toVisibleLine(title) }))
    .filter(({ title }) => title !== '');
}

/** A list under its text; what does not fit is sent before. Nothing when WhatsApp would refuse it. */
export function renderList(list: Omit<ListMessage, 'body'>, text: string): OutboundPayload[] | undefined {
  const { head, tail } = splitTail(text, WHATSAPP_LIMITS.list.body);
  const payload = tryBuild(() => buildList({ ...list, body: tail || POINTER }));
  return payload && [...renderTexts(head), payload];
}

/** Choices as numbers to be typed: always possible. */
export function renderNumbered(text: string, titles: string[], footer = ''): OutboundPayload[] {
  const options = titles.map((title, index) => `${index + 1}. ${title}`).join('\n');
  return renderTexts(joinBlocks(text, options, footer));
}

function renderImage(imageUrl: string | undefined): OutboundPayload[] {
  const image =
    imageUrl === undefined ? undefined : tryBuild(() => buildImage({ media: { link: imageUrl } }));
  return image === undefined ? [] : [image];
}

/**
 * Up to three buttons as buttons, up to ten as a list, anything else (more, equal titles or ids, ids that are
 * too long) as numbered text. A text too long for its buttons is sent before them.
 */
export function renderChoice(choice: Choice): OutboundPayload[] {
  const { text, footer, imageUrl, buttons } = choice;
  const [first] = buttons;
  if (first === undefined) return [...renderImage(imageUrl), ...renderTexts(joinBlocks(text, footer ?? ''))];
  const { head, tail } = splitTail(text, WHATSAPP_LIMITS.interactive.body);
  const header = imageUrl === undefined ? undefined : ({ kind: 'image', media: { link: imageUrl } } as const);
  const withButtons = tryBuild(() => buildButtons({ header, body: tail || POINTER, footer, buttons }));
  if (withButtons !== undefined) return [...renderTexts(head), withButtons];
  const list = renderList({ footer, button: first.title, sections: [{ rows: buttons }] }, text);
  const titles = buttons.map(({ title }) => title);
  return [...renderImage(imageUrl), ...(list ?? renderNumbered(text, titles, footer))];
}
