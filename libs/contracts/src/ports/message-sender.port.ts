import type { ContactKey } from '../events/contact-key';

/** DI token of {@link MessageSender}. */
export const MESSAGE_SENDER = Symbol('MESSAGE_SENDER');

/** A Cloud-API message body without recipient: `{type, [type]: {...}}`. Built by `libs/whatsapp` only. */
export interface OutboundPayload {
  type: string;
  [key: string]: unknown;
}

/** One send. */
export interface SendRequest {
  tenantId: string;
  to: ContactKey;
  payload: OutboundPayload;
  /** Echoed by the provider in statuses (`biz_opaque_callback_data`); ≤ 512 characters. */
  reference: string;
  /** Wamid this message quotes. */
  replyTo?: string;
}

/** The provider accepted the message. It answers without an id now and then; statuses then match by reference. */
export interface SendReceipt {
  wamid?: string;
}

/**
 * Sends WhatsApp messages for a tenant.
 * `send` throws `TransientError` when the provider certainly did not accept it and may later,
 * `PermanentError` when it never will, `OutcomeUnknownError` when nobody knows.
 */
export interface MessageSender {
  send(request: SendRequest, signal?: AbortSignal): Promise<SendReceipt>;
  /** Marks an inbound message (and all before it) read and shows the typing indicator. Best effort: never throws. */
  markRead(request: { tenantId: string; wamid: string; typing: boolean }): Promise<void>;
}
