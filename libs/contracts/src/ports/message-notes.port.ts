import type { OutboundPayload } from './message-sender.port';

/** DI token of {@link MessageNotes}. */
export const MESSAGE_NOTES = Symbol('MESSAGE_NOTES');

/** A message of ours that a customer quotes. */
export interface QuotedMessage {
  payload: OutboundPayload;
  /** All messages of the same answer in order, this one included: a picture belongs to the text below it. */
  answer: OutboundPayload[];
}

/**
 * What is known about single messages of a conversation. Throws `TransientError` when the database cannot be reached.
 */
export interface MessageNotes {
  /** Nothing for a message that is not ours, or of another conversation. */
  findQuoted(request: {
    tenantId: string;
    conversationId: string;
    wamid: string;
  }): Promise<QuotedMessage | undefined>;
  /**
   * Keeps what a voice note says with the message itself, once: later turns and repeated ones read it from there. It
   * decides nothing, so that an aborted turn may leave it behind.
   */
  keepTranscript(request: {
    tenantId: string;
    conversationId: string;
    inboxId: string;
    transcript: string;
  }): Promise<void>;
}
