/** Why a running turn has to stop. */
export type InterruptReason = 'newer_input' | 'control' | 'lost' | 'shutdown' | 'budget';

/** Reason of the abort signal a turn works under. Control flow, not a failure. */
export class TurnInterruptedError extends Error {
  constructor(readonly reason: InterruptReason) {
    super(`the turn was interrupted: ${reason}`);
    this.name = 'TurnInterruptedError';
  }
}
