import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { SANDBOX_CONFIG } from '../app/sandbox-config.token';

/** As often as Cloud Scheduler calls it in production. */
const PERIOD_MS = 60_000;
const TIMEOUT_MS = 30_000;

/** Plays Cloud Scheduler: asks the worker every minute to pick up what was left behind. */
@Injectable()
export class SweepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sweep');
  private readonly stopping = new AbortController();
  private timer?: NodeJS.Timeout;
  private reachable = true;

  constructor(@Inject(SANDBOX_CONFIG) private readonly config: SandboxConfig) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), PERIOD_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.stopping.abort();
  }

  /** One call. Never throws: a worker that is not running is normal here, and is said once. */
  async sweep(): Promise<void> {
    const problem = await this.call();
    if (this.stopping.signal.aborted) return;
    if (problem && this.reachable) {
      this.logger.warn(
        `The worker's sweep ${problem}. Trying again every minute (SANDBOX_WORKER_URL, OPERATOR_KEY).`,
      );
    }
    if (!problem && !this.reachable) this.logger.log("The worker's sweep works again.");
    this.reachable = !problem;
  }

  /** What went wrong, if anything did. */
  private async call(): Promise<string | undefined> {
    try {
      const response = await fetch(new URL('/internal/sweep', this.config.worker.url), {
        method: 'POST',
        headers: { 'x-operator-key': this.config.worker.operatorKey },
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      return response.ok ? undefined : `answered ${response.status}`;
    } catch {
      return 'cannot be reached';
    }
  }
}
