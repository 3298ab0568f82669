import { BadRequestException } from '@nestjs/common';
import { readMessage } from './message-reader';
import type { NetworkMessage } from './chat-network';
import type { Json } from './cloud-message';
import type { PressedButtonDto, SendMessageDto } from './send-message.dto';

/**
 * The Cloud-API message a customer's phone would send.
 * @throws BadRequestException unless exactly one of text, button and raw is given.
 */
export function buildCustomerMessage(request: SendMessageDto, chat: readonly NetworkMessage[]): Json {
  const { text, button, raw, replyTo } = request;
  if ([text, button, raw].filter((part) => part !== undefined).length !== 1) {
    throw new BadRequestException('Send exactly one of "text", "button" and "raw".');
  }
  if (button) return buildPress(button, chat, replyTo);
  const message = raw ?? { type: 'text', text: { body: text } };
  if (typeof message['type'] !== 'string')
    throw new BadRequestException('"raw" needs a "type", e.g. "text".');
  return replyTo ? { ...message, context: { id: replyTo } } : message;
}

/**
 * A press of whatever carries the button id: a template's button, a row of a list, otherwise a reply button.
 * It names the message that was pressed; without `replyTo` that is the latest with such a button.
 */
function buildPress(button: PressedButtonDto, chat: readonly NetworkMessage[], replyTo?: string): Json {
  const offers = chat.filter((message) => message.direction === 'out').reverse();
  const pressed = offers.find((offer) => (replyTo ? offer.id === replyTo : offersButton(offer, button.id)));
  const id = pressed?.id ?? replyTo ?? offers[0]?.id;
  const context = id ? { context: { id } } : {};
  const kind = pressed ? readMessage(pressed.raw).kind : 'buttons';
  if (kind === 'template') {
    return { type: 'button', button: { payload: button.id, text: button.title }, ...context };
  }
  const type = kind === 'list' ? 'list_reply' : 'button_reply';
  const reply = { id: button.id, title: button.title };
  return { type: 'interactive', interactive: { type, [type]: reply }, ...context };
}

function offersButton(message: NetworkMessage, id: string): boolean {
  const { buttons = [], cards = [], list } = readMessage(message.raw);
  const rows = list?.sections.flatMap((section) => section.rows) ?? [];
  return [...buttons, ...cards.flatMap((card) => card.buttons), ...rows].some((button) => button.id === id);
}
