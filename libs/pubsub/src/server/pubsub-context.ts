import { BaseRpcContext } from '@nestjs/microservices';
import type { ReceivedMessage } from './received-message';

/** Tell a handler that its time is running out. */
export interface DeliverySignals {
  /** Aborted when the message is about to be given back: the drain budget or the handler's own time is spent. */
  readonly signal: AbortSignal;
  /** Aborted as soon as shutdown begins; finishing within the drain budget still acknowledges. */
  readonly shutdownSignal: AbortSignal;
}

/** Second argument of a handler (`@Ctx()`): the message around the payload. */
export class PubSubContext extends BaseRpcContext<[ReceivedMessage, string, DeliverySignals]> {
  /** Aborted when the drain budget or the handler's `maxProcessingMs` is spent; the message is then delivered again. */
  get signal(): AbortSignal {
    return this.args[2].signal;
  }

  /** Aborted the moment shutdown begins. Stop optional work, release what others wait for, and return. */
  get shutdownSignal(): AbortSignal {
    return this.args[2].shutdownSignal;
  }

  /** The same delivery for a handler that may be stopped earlier than the others. */
  withSignal(signal: AbortSignal): PubSubContext {
    const [message, pattern, { shutdownSignal }] = this.args;
    return new PubSubContext([message, pattern, { signal, shutdownSignal }]);
  }

  getMessage(): ReceivedMessage {
    return this.args[0];
  }

  getPattern(): string {
    return this.args[1];
  }

  getAttributes(): Readonly<Record<string, string>> {
    return this.args[0].attributes;
  }

  /** The attributes, under the name Nest's instrumentation looks for. */
  getMetadata(): Readonly<Record<string, string>> {
    return this.args[0].attributes;
  }

  getMessageId(): string {
    return this.args[0].id;
  }

  /** When the broker took the message; absent in unwrapped push without metadata. */
  getPublishTime(): Date | undefined {
    return this.args[0].publishTime;
  }

  /** 1 for the first delivery; undefined when the broker does not count (no dead-letter policy). Never 0. */
  getDeliveryAttempt(): number | undefined {
    return this.args[0].deliveryAttempt;
  }

  /** Short name of the subscription that delivered the message. */
  getSubscription(): string {
    return this.args[0].subscription;
  }
}
