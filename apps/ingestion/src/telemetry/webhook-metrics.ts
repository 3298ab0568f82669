import { metrics } from '@opentelemetry/api';
import type { WebhookSurface } from '@whatsapp-agent/whatsapp';

/** What became of a webhook. `refused`: not proven authentic. `failed`: our own mistake. */
export type WebhookOutcome = 'accepted' | 'ignored' | 'malformed' | 'refused' | 'publish_failed' | 'failed';

/** The instruments of ingestion. Every label is one of a few words that the code knows. */
export class WebhookMetrics {
  private readonly meter = metrics.getMeter('webhook');
  private readonly webhooks = this.count('webhooks', 'Webhooks by surface and what became of them');
  private readonly events = this.count('webhook.events', 'Events the broker confirmed, by kind');
  private readonly skipped = this.count(
    'webhook.events_skipped',
    'Events left out of what was published, by reason',
  );

  onWebhook(surface: WebhookSurface, outcome: WebhookOutcome): void {
    this.webhooks.add(1, { surface, outcome });
  }

  /** @param reasons one word each, of those the parser and the contract know */
  onEvents(messages: number, statuses: number, reasons: readonly string[]): void {
    if (messages > 0) this.events.add(messages, { kind: 'message' });
    if (statuses > 0) this.events.add(statuses, { kind: 'status' });
    for (const reason of reasons) this.skipped.add(1, { reason });
  }

  private count(name: string, description: string) {
    return this.meter.createCounter(name, { description });
  }
}
