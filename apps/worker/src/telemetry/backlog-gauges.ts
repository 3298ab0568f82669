import { Inject, Injectable } from '@nestjs/common';
import {
  createNoopMeter,
  metrics,
  type BatchObservableResult,
  type ObservableGauge,
} from '@opentelemetry/api';
import {
  CLOCK,
  CONVERSATION_STORE,
  type Backlog,
  type Clock,
  type ConversationStore,
} from '@whatsapp-agent/contracts';

/** The sweep comes every minute, to one process of many: a reading that nobody renewed is no longer true. */
const VALID_MS = 150_000;

/** What waits in the store, as the last sweep that came to this process read it. */
@Injectable()
export class BacklogGauges {
  private readonly meter = metrics.getMeter('backlog');
  /** Nobody collects: the store need not be asked. */
  private readonly idle = this.meter === createNoopMeter();
  private latest?: { backlog: Backlog; readAt: number };

  constructor(
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const gauge = (name: string, description: string, unit?: string) =>
      this.meter.createObservableGauge(name, { description, unit });
    const gauges: [ObservableGauge, (backlog: Backlog) => number][] = [
      [
        gauge('backlog.conversations', 'Conversations with unanswered messages'),
        (read) => read.conversations,
      ],
      [gauge('backlog.messages', 'Unanswered messages'), (read) => read.messages],
      [
        gauge('backlog.oldest_message_age', 'Age of the oldest unanswered message', 's'),
        (read) => read.oldestMessageMs / 1000,
      ],
      [gauge('backlog.sends', 'Outbox rows that may leave now'), (read) => read.sends],
      [
        gauge('backlog.oldest_send_age', 'Age of the oldest outbox row that may leave', 's'),
        (read) => read.oldestSendMs / 1000,
      ],
      [
        gauge('backlog.unknown_sends', 'Sends of the last day whose outcome is not known'),
        (read) => read.unknownSends,
      ],
    ];
    const observe = (result: BatchObservableResult) => {
      const backlog = this.findValid();
      if (backlog) for (const [one, read] of gauges) result.observe(one, read(backlog));
    };
    this.meter.addBatchObservableCallback(
      observe,
      gauges.map(([one]) => one),
    );
  }

  /** Asks the store. @returns the conversations that wait, 0 where nobody collects metrics. */
  async measure(): Promise<number> {
    if (this.idle) return 0;
    const backlog = await this.store.measureBacklog();
    this.latest = { backlog, readAt: this.now() };
    return backlog.conversations;
  }

  private findValid(): Backlog | undefined {
    if (!this.latest || this.now() - this.latest.readAt > VALID_MS) return undefined;
    return this.latest.backlog;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
