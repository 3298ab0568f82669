import type { Exchange } from './exchange';
import type { KillStep } from './kill-steps';
import type { Verdict } from './worker-proxy';

/** Far enough into a call that the other side works on it. */
const DURING_MS = 30;

/** A kill that is wanted. */
interface ArmedKill {
  step: KillStep;
  stopping: boolean;
  hit: () => void;
}

/** Kills workers with SIGKILL at a step of their pipeline, recognised from outside by the calls they make. */
export class KillSwitch {
  private readonly armed = new Map<number, ArmedKill>();

  constructor(
    private readonly kill: (worker: number) => void,
    private readonly askToStop: (worker: number) => void,
  ) {}

  /** Resolves when the worker was killed at this step, or with false when it did not get there in time. */
  arm(worker: number, step: KillStep, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.armed.delete(worker);
        resolve(false);
      }, withinMs);
      const hit = () => {
        clearTimeout(timer);
        this.armed.delete(worker);
        resolve(true);
      };
      this.armed.set(worker, { step, stopping: false, hit });
    });
  }

  before(exchange: Exchange): Verdict {
    const armed = this.armed.get(exchange.worker);
    if (!armed) return 'pass';
    if (armed.step.stopFirst && !armed.stopping) {
      if (exchange.kind !== 'model') return 'pass';
      armed.stopping = true;
      setTimeout(() => this.askToStop(exchange.worker), DURING_MS);
      return 'pass';
    }
    if (!armed.step.matches(exchange)) return 'pass';
    if (armed.step.when === 'before') return this.strike(exchange.worker, armed);
    if (armed.step.when === 'during') {
      this.armed.delete(exchange.worker);
      setTimeout(() => this.strike(exchange.worker, armed), DURING_MS);
    }
    return 'pass';
  }

  after(exchange: Exchange): Verdict {
    const armed = this.armed.get(exchange.worker);
    if (armed?.step.when !== 'after' || !armed.step.matches(exchange)) return 'pass';
    return this.strike(exchange.worker, armed);
  }

  private strike(worker: number, armed: ArmedKill): Verdict {
    this.kill(worker);
    armed.hit();
    return 'cut';
  }
}
