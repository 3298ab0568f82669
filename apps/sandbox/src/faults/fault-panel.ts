import type { SandboxPart } from '@whatsapp-agent/config';

/** The switches of one part. */
export interface FaultPanel {
  readonly name: SandboxPart;
  /** What is broken now; an empty object when nothing is. */
  read(): object;
  /** How often each fault struck since the start or the last reset. */
  strikes(): Record<string, number>;
  /** Forgets the strikes. */
  forgetStrikes(): void;
  /**
   * Checks faults from outside and returns the change, not yet made.
   * @throws TypeError naming what is unknown or out of range.
   */
  check(faults: unknown): () => void;
}

/** DI token of the panels of the parts that run. */
export const FAULT_PANELS = Symbol('FAULT_PANELS');
