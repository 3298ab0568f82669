import { StrikeCounter } from '../faults/strike-counter';
import { type AisensyFaults, type FaultRate, parseAisensyFaults } from './aisensy-faults';

/** The faults in force, and the dice. */
export class FaultSwitch {
  readonly counter = new StrikeCounter();
  private active: AisensyFaults = {};

  /** @param random a number from 0 up to, not including, 1. */
  constructor(private readonly random: () => number = Math.random) {}

  get current(): AisensyFaults {
    return { ...this.active };
  }

  /** @throws TypeError for faults that do not exist or are out of range; the old ones stay. */
  set current(faults: AisensyFaults) {
    this.active = parseAisensyFaults(faults);
  }

  /** Whether this fault strikes now. */
  strikes(name: FaultRate): boolean {
    const rate = this.active[name] ?? 0;
    return this.counter.note(name, rate > 0 && this.random() < rate);
  }

  /** A random whole number of milliseconds up to `max`. */
  delayUpTo(max: number): number {
    return Math.ceil(this.random() * max);
  }
}
