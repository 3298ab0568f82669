import type { WatchState } from '@whatsapp-agent/contracts';
import { TurnInterruptedError, type InterruptReason } from './turn-interrupted.error';

/** A running turn as the watch sees it. Its signal aborts when the turn may not go on as it is. */
export class WatchedTurn {
  private readonly controller = new AbortController();

  constructor(
    readonly conversationId: string,
    readonly fence: number,
    private readonly lastSeq: number,
    private readonly epoch: number,
    /** Asked at the moment newer input is seen: may it still abort this answer? */
    private readonly mayInterrupt: () => boolean,
  ) {}

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Set once the signal has aborted. */
  get interruption(): InterruptReason | undefined {
    const reason: unknown = this.controller.signal.reason;
    return reason instanceof TurnInterruptedError ? reason.reason : undefined;
  }

  update(state: WatchState): void {
    if (!state.held) this.interrupt('lost');
    else if (state.epoch !== this.epoch) this.interrupt('control');
    else if (state.lastSeq > this.lastSeq && this.mayInterrupt()) this.interrupt('newer_input');
  }

  interrupt(reason: InterruptReason): void {
    if (!this.controller.signal.aborted) this.controller.abort(new TurnInterruptedError(reason));
  }
}
