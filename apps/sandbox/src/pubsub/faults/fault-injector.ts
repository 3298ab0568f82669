import { StrikeCounter } from '../../faults/strike-counter';
import { StatusError } from '../wire/status.error';
import type { BrokerFaults } from './broker-faults';
import { parseBrokerFaults } from './parse-broker-faults';

const REORDER_MIN_MS = 20;
const REORDER_MAX_MS = 200;

/** Decides, case by case, whether the broker misbehaves. */
export class FaultInjector {
  readonly strikes = new StrikeCounter();
  private active: BrokerFaults = {};
  private resetTimer: NodeJS.Timeout | undefined;

  /** @param onChange called after the faults changed; `resetStreams` says to end the open streams now. */
  constructor(private readonly onChange: (resetStreams: boolean) => void) {}

  get current(): BrokerFaults {
    return { ...this.active };
  }

  /** @throws TypeError for faults that do not exist or are out of range; the old ones stay. */
  set current(faults: BrokerFaults) {
    const { resetStreams, ...lasting } = parseBrokerFaults(faults);
    this.active = typeof resetStreams === 'number' ? { ...lasting, resetStreams } : lasting;
    this.resume();
    this.strikes.note('resetStreams', resetStreams === true);
    this.onChange(resetStreams === true || lasting.unavailable === true);
  }

  get isUnavailable(): boolean {
    return this.active.unavailable === true;
  }

  /** @throws StatusError UNAVAILABLE while the broker plays dead. */
  assertAvailable(): void {
    if (this.strikes.note('unavailable', this.isUnavailable)) throw unavailable();
  }

  /** @throws StatusError when publishing is broken. */
  assertCanPublish(): void {
    const { publishError } = this.active;
    if (!publishError) return;
    this.strikes.note('publishError');
    throw new StatusError(publishError, 'Publishing fails on request (sandbox fault).');
  }

  /** @throws StatusError when acknowledging and changing deadlines is broken. */
  assertCanSettle(): void {
    const { settleError } = this.active;
    if (!settleError) return;
    this.strikes.note('settleError');
    throw new StatusError(settleError, 'Settling fails on request (sandbox fault).');
  }

  /** @throws StatusError UNAVAILABLE when the answer to a publish that was stored gets lost. */
  maybeLosePublishResponse(): void {
    if (this.happens('losePublishResponses')) throw unavailable();
  }

  dropsAck(): boolean {
    return this.happens('dropAcks');
  }

  duplicates(): boolean {
    return this.happens('duplicate');
  }

  /** Milliseconds until a new message may be delivered. */
  deliveryDelayMs(mayReorder: boolean): number {
    const delay = this.active.delayMs ?? 0;
    if (delay > 0) this.strikes.note('delayMs');
    if (!mayReorder || !this.happens('reorder')) return delay;
    return delay + REORDER_MIN_MS + Math.random() * (REORDER_MAX_MS - REORDER_MIN_MS);
  }

  /** The ack deadline, in milliseconds, that a consumer really gets. */
  leaseMs(requestedMs: number): number {
    const { maxLeaseMs = Infinity } = this.active;
    this.strikes.note('maxLeaseMs', maxLeaseMs < requestedMs);
    return Math.min(requestedMs, maxLeaseMs);
  }

  /** Stops what happens by itself, until `resume`. */
  pause(): void {
    clearInterval(this.resetTimer);
    this.resetTimer = undefined;
  }

  resume(): void {
    this.pause();
    const { resetStreams } = this.active;
    if (typeof resetStreams !== 'number') return;
    this.resetTimer = setInterval(() => {
      this.strikes.note('resetStreams');
      this.onChange(true);
    }, resetStreams);
    this.resetTimer.unref();
  }

  private happens(fault: 'dropAcks' | 'duplicate' | 'reorder' | 'losePublishResponses'): boolean {
    const rate = this.active[fault] ?? 0;
    return this.strikes.note(fault, rate > 0 && Math.random() < rate);
  }
}

/** The status of a broker that is down, or of a stream that it cut. */
export function unavailable(): StatusError {
  return new StatusError('UNAVAILABLE', 'The service was unable to fulfill your request (sandbox fault).');
}
