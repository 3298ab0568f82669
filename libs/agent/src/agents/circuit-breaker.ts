import { TransientError, type Clock } from '@whatsapp-agent/contracts';

/** When a {@link CircuitBreaker} opens and for how long. */
export interface CircuitBreakerOptions {
  /** Failures in a row that open it. */
  failures: number;
  /** How long it stays open first; every failed probe doubles it. */
  openMs: number;
  longestOpenMs: number;
}

const DEFAULTS: CircuitBreakerOptions = { failures: 5, openMs: 5_000, longestOpenMs: 60_000 };

/**
 * Keeps this process from asking a model that does not answer: after some failures in a row calls are refused at
 * once, then one of them may try. It only decides how soon a turn fails; what happens then is decided in the store.
 */
export class CircuitBreaker {
  private failed = 0;
  private openFor = 0;
  private openUntil = 0;
  private probing = false;
  private readonly options: CircuitBreakerOptions;

  constructor(
    private readonly clock: Clock,
    options: Partial<CircuitBreakerOptions> = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
  }

  /**
   * @param isFailure whether an error says that the other side is down; others change nothing
   * @throws TransientError `MODEL.CIRCUIT_OPEN` while nothing may be asked
   */
  async run<T>(call: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const probe = this.enter();
    try {
      const result = await call();
      this.close();
      return result;
    } catch (error) {
      if (isFailure(error)) this.count(probe);
      throw error;
    } finally {
      if (probe) this.probing = false;
    }
  }

  private enter(): boolean {
    if (this.openFor === 0) return false;
    const left = this.openUntil - this.clock.now().getTime();
    if (left > 0 || this.probing) {
      const retryAfterMs = Math.max(left, 1_000);
      throw new TransientError(
        'MODEL.CIRCUIT_OPEN',
        'The model failed several times in a row and is not asked for the moment.',
        {},
        { retryAfterMs },
      );
    }
    this.probing = true;
    return true;
  }

  private close(): void {
    this.failed = 0;
    this.openFor = 0;
  }

  private count(probe: boolean): void {
    const { failures, openMs, longestOpenMs } = this.options;
    this.failed += 1;
    if (probe) this.openFor = Math.min(this.openFor * 2, longestOpenMs);
    else if (this.openFor === 0 && this.failed >= failures) this.openFor = openMs;
    else return;
    this.openUntil = this.clock.now().getTime() + this.openFor;
  }
}
