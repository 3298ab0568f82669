import type { StructuredReply } from '../reply/structured-reply';
import { describePayload } from './describe-payload';
import { renderPart } from './render-part';
import type { RenderedMessage } from './rendered-message';

/**
 * Turns an agent's reply into WhatsApp messages: same reply, same messages. Every message keeps WhatsApp's
 * limits, whatever the reply holds; what cannot be shown in its form is shown in a simpler one. Empty when
 * the reply has nothing visible. Never throws.
 */
export function renderReply(reply: StructuredReply): RenderedMessage[] {
  return reply.parts.flatMap(renderPart).map(({ payload, cardsOnly }, index) => ({
    payload,
    purpose: cardsOnly && index > 0 ? 'card' : 'answer',
    historyText: describePayload(payload),
  }));
}
