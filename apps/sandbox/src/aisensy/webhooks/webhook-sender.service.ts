import { Logger } from '@nestjs/common';
import type { FaultSwitch } from '../fault-switch';
import { buildAisensyWebhook } from './aisensy-webhook';
import { buildMetaWebhook } from './meta-webhook';
import type { NetworkEvent } from './network-event';
import { signWebhook } from './sign-webhook';
import type { WebhookTarget } from './webhook-target';

const MAX_IN_FLIGHT = 32;
const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 2_000;
const TIMEOUT_MS = 10_000;
const LONGEST_SHUFFLE_MS = 500;

interface Delivery {
  event: NetworkEvent;
  url: string;
  attempt: number;
  onDelivered: () => void;
}

/**
 * Delivers webhooks at least once: whatever is not answered with a 2xx is tried again, so that a receiver that
 * was down gets everything it missed. Order is not promised.
 */
export class WebhookSender {
  private readonly logger = new Logger('Webhooks');
  private readonly waiting: Delivery[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private inFlight = 0;
  /** Changes with every `clear`, so that answers to earlier deliveries are ignored. */
  private generation = 0;
  private trouble?: string;

  constructor(
    private readonly target: WebhookTarget,
    private readonly faults: FaultSwitch,
  ) {}

  /** Webhooks nobody has confirmed yet. */
  get pending(): number {
    return this.waiting.length + this.timers.size + this.inFlight;
  }

  /** @param url overrides the address of the target. @param onDelivered called once per confirmed delivery. */
  deliver(event: NetworkEvent, url = this.target.url, onDelivered: () => void = () => undefined): void {
    const delivery = (): Delivery => ({ event, url, attempt: 1, onDelivered });
    const shuffled = this.faults.strikes('shuffleWebhooks');
    this.schedule(delivery(), shuffled ? this.faults.delayUpTo(LONGEST_SHUFFLE_MS) : 0);
    if (this.faults.strikes('duplicateWebhooks')) {
      this.schedule(delivery(), this.faults.delayUpTo(LONGEST_SHUFFLE_MS));
    }
  }

  /** Forgets what was not delivered. */
  clear(): void {
    this.generation++;
    this.inFlight = 0;
    this.waiting.length = 0;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private schedule(delivery: Delivery, ms: number): void {
    if (ms <= 0) {
      this.waiting.push(delivery);
      this.pump();
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.waiting.push(delivery);
      this.pump();
    }, ms);
    timer.unref();
    this.timers.add(timer);
  }

  private pump(): void {
    while (this.inFlight < MAX_IN_FLIGHT) {
      const next = this.waiting.shift();
      if (!next) return;
      this.inFlight++;
      void this.attempt(next, this.generation);
    }
  }

  private async attempt(delivery: Delivery, generation: number): Promise<void> {
    const problem = await this.post(delivery);
    if (generation !== this.generation) return;
    this.inFlight--;
    this.report(problem);
    if (problem === undefined) {
      delivery.onDelivered();
    } else {
      const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (delivery.attempt - 1));
      this.schedule({ ...delivery, attempt: delivery.attempt + 1 }, backoff);
    }
    this.pump();
  }

  /** What kept it from being delivered, or nothing. */
  private async post({ event, url, attempt }: Delivery): Promise<string | undefined> {
    const payload = this.target.surface === 'meta' ? buildMetaWebhook(event) : buildAisensyWebhook(event);
    const { body, headers } = signWebhook(payload, this.target, attempt);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return response.ok ? undefined : `answers ${response.status}`;
    } catch {
      return 'cannot be reached';
    }
  }

  private report(problem: string | undefined): void {
    if (problem === this.trouble) return;
    this.trouble = problem;
    if (problem === undefined) this.logger.log('The webhook receiver takes webhooks again.');
    else this.logger.warn(`The webhook receiver ${problem}; webhooks wait and are sent again.`);
  }
}
