import { metrics, ValueType } from '@opentelemetry/api';
import type { TurnUsage } from '@whatsapp-agent/contracts';

/** Why what a model said was thrown away. */
export type DiscardReason = 'aborted' | 'failed' | 'conflict' | 'superseded' | 'lost';

const WAIT_SECONDS = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8];
const SLOT_SECONDS = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** What only the turn engine sees of a turn. Whoever makes one shares its instruments with the others of the process. */
export class TurnTelemetry {
  private readonly meter = metrics.getMeter('turn');
  private readonly quiet = this.seconds(
    'turn.quiet_window',
    'Time a turn waited for the customer to pause',
    WAIT_SECONDS,
  );
  private readonly slot = this.seconds(
    'turn.slot_wait',
    'Time a conversation waited for a turn of this process',
    SLOT_SECONDS,
  );
  private readonly calls = this.meter.createCounter('model.discarded.calls', {
    description: 'Model calls begun for answers that were thrown away',
    valueType: ValueType.INT,
  });
  private readonly tokens = this.meter.createCounter('model.discarded.tokens', {
    description: 'Tokens of answered calls whose turn was thrown away',
    valueType: ValueType.INT,
  });

  onGathered(ms: number): void {
    this.quiet.record(ms / 1000);
  }

  onSlotTaken(ms: number): void {
    this.slot.record(ms / 1000);
  }

  /** What was paid for nothing. A call that was cut off reports no tokens, so it counts as a call only. */
  onDiscarded({ modelCalls, inputTokens, outputTokens }: Omit<TurnUsage, 'ms'>, reason: DiscardReason): void {
    if (modelCalls === 0) return;
    this.calls.add(modelCalls, { reason });
    this.tokens.add(inputTokens, { reason, kind: 'input' });
    this.tokens.add(outputTokens, { reason, kind: 'output' });
  }

  private seconds(name: string, description: string, explicitBucketBoundaries: number[]) {
    return this.meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries } });
  }
}
