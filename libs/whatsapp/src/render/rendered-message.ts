import type { OutboundPayload, OutboxPurpose } from '@whatsapp-agent/contracts';

/** One WhatsApp message of an answer, ready for the outbox. */
export interface RenderedMessage {
  payload: OutboundPayload;
  /** `card`: nothing but cards after the first message; newer input may cancel it. */
  purpose: Extract<OutboxPurpose, 'answer' | 'card'>;
  /** How the message reads in the history shown to the model. */
  historyText: string;
}

/** A message before its place in the answer is known. */
export interface RenderedPart {
  payload: OutboundPayload;
  cardsOnly: boolean;
}
