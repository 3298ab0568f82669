import {
  Inject,
  Injectable,
  Optional,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { SANDBOX_CONFIG } from '../app/sandbox-config.token';
import { PubSubBroker } from '../pubsub';
import { MetricsHistory } from './metrics-history';
import { readPrometheusText } from './prometheus-text';

const PERIOD_MS = 5_000;
/** Half an hour. */
const KEPT_SAMPLES = 360;

/** Plays Prometheus: reads the metrics of both services every five seconds and remembers half an hour. */
@Injectable()
export class MetricsCollector implements OnApplicationBootstrap, OnModuleDestroy {
  readonly history = new MetricsHistory(KEPT_SAMPLES);
  private readonly addresses: readonly { job: string; url: URL }[];
  private readonly stopping = new AbortController();
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(SANDBOX_CONFIG) config: SandboxConfig,
    @Optional() private readonly broker?: PubSubBroker,
  ) {
    this.addresses = [
      { job: 'ingestion', url: new URL('/metrics', config.webhook.url) },
      { job: 'worker', url: new URL('/metrics', config.worker.url) },
    ];
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.collect(), PERIOD_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.stopping.abort();
  }

  /** One sample. Never throws: a service that does not answer has `up` 0, as Prometheus says it. */
  async collect(): Promise<void> {
    const answers = await Promise.all(this.addresses.map((address) => this.scrape(address)));
    const values = new Map(answers.flatMap((answer) => [...answer]));
    for (const [name, value] of this.readBroker()) values.set(name, value);
    this.history.add(Date.now(), values);
  }

  private async scrape({ job, url }: { job: string; url: URL }): Promise<Map<string, number>> {
    const up = `up{job="${job}"}`;
    try {
      const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(PERIOD_MS - 500)]);
      const response = await fetch(url, { signal });
      const text = await response.text();
      if (!response.ok) return new Map([[up, 0]]);
      return readPrometheusText(text, job).set(up, 1);
    } catch {
      return new Map([[up, 0]]);
    }
  }

  /** What Cloud Monitoring knows of each subscription, under the names it has there. */
  private readBroker(): [series: string, value: number][] {
    return Object.entries(this.broker?.stats().subscriptions ?? {}).flatMap(([name, stats]) => {
      const labels = `{subscription="${name.split('/').at(-1)}"}`;
      return [
        [`num_undelivered_messages${labels}`, stats.backlog + stats.outstanding],
        [`oldest_unacked_message_age${labels}`, stats.oldestUnackedAgeMs / 1000],
      ];
    });
  }
}
