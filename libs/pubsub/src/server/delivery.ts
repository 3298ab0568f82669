import type { DeliverySignals } from './pubsub-context';

/**
 * One delivery in hand, and its end before its handlers have ended. The `AbortSignal` is made only for whoever
 * asks: most handlers never do, and it would be the dearest thing about a message.
 */
export class Delivery implements DeliverySignals {
  /** When it went to its handlers, in milliseconds of the metrics' clock; undefined while it waits for its turn. */
  startedAt?: number;
  private controller?: AbortController;
  private reason?: Error;
  private listener?: () => void;

  constructor(
    readonly id: string,
    readonly shutdownSignal: AbortSignal,
  ) {}

  get aborted(): boolean {
    return this.reason !== undefined;
  }

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.reason) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }

  /** Calls `listener` when the delivery is aborted, before the signal. There is one at most. */
  onAbort(listener: () => void): void {
    this.listener = listener;
  }

  abort(reason: Error): void {
    if (this.reason) return;
    this.reason = reason;
    this.listener?.();
    this.controller?.abort(reason);
  }
}
