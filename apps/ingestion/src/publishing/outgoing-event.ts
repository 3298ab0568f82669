import type { DeliveryStatus, InboundMessage } from '@whatsapp-agent/contracts';

/** An event on its way to the topic. */
export interface OutgoingEvent {
  readonly pattern: string;
  readonly payload: InboundMessage | DeliveryStatus;
  /** What routing reads without opening the payload. */
  readonly attributes: Readonly<Record<string, string>>;
}
