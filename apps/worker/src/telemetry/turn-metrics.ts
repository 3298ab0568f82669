import { metrics, ValueType } from '@opentelemetry/api';
import { TracedHistogram } from '@whatsapp-agent/observability';

/** Boundaries in seconds: the quiet window, a model call, and the two minutes a delivery may work. */
const SECONDS = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 30, 60, 120];
const QUICK_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8];
const MICROS = 1e6;

/** The instruments of the turn engine. Every label is one of a few words that the code knows. */
export class TurnMetrics {
  private readonly meter = metrics.getMeter('turn');
  readonly inbound = this.count('inbound.messages', 'Inbound messages by what recording made of them');
  readonly turns = this.count('turns', 'Turns by how they ended');
  readonly messages = this.count('turn.messages', 'Messages settled by committed turns');
  readonly messagesJoined = this.count(
    'turn.messages_joined',
    'Turns saved: messages beyond the first that one turn covered',
  );
  readonly timeToReply = this.seconds(
    'turn.time_to_reply',
    'From the oldest unanswered message to the answer written',
    SECONDS,
  );
  readonly thinking = this.seconds('turn.duration', 'From begin to commit, quiet window included', SECONDS);
  readonly aborts = this.count('turn.aborts', 'Answers given up because the customer wrote more');
  readonly leaseBusy = this.count('turn.lease_busy', 'Times another process held the conversation');
  readonly modelCalls = this.count('model.calls', 'Calls of the model in committed turns');
  readonly tokens = this.count('model.tokens', 'Tokens of committed turns by kind');
  readonly sends = this.count('sends', 'Attempts to send by what came of them');
  readonly statuses = this.count('statuses', 'Delivery statuses by state');
  readonly storeCalls = this.seconds('store.call.duration', 'Round trips to the database', QUICK_SECONDS);
  private readonly money = this.meter.createCounter('model.cost', {
    unit: 'USD',
    valueType: ValueType.DOUBLE,
  });

  constructor() {
    // A counter that appears with its first failure has not risen, as far as an alert can tell.
    for (const outcome of ['delayed', 'gave_up']) this.turns.add(0, { outcome });
    this.sends.add(0, { outcome: 'failed' });
    for (const outcome of ['applied', 'stored']) this.statuses.add(0, { state: 'failed', outcome });
  }

  /** @param micros millionths of a dollar */
  spend(micros: number): void {
    this.money.add(micros / MICROS);
  }

  private count(name: string, description: string) {
    return this.meter.createCounter(name, { description });
  }

  private seconds(name: string, description: string, boundaries: readonly number[]) {
    return new TracedHistogram({ meter: 'turn', name, description, boundaries });
  }
}
