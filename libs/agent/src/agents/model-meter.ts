import type { TurnUsage } from '@whatsapp-agent/contracts';
import type { Usage } from '@openai/agents';
import { priceTokens } from './model-prices';

/** Counts what a turn costs, and how often its model misbehaved. */
export class ModelMeter {
  modelCalls = 0;
  /** Calls with unusable arguments, of unknown tools, of tools nobody asked for, or without any answer. */
  faults = 0;
  private readonly tokens = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };

  constructor(private readonly model: string) {}

  /** Takes over what the endpoint says an answered call used. */
  add(usage: Usage): void {
    this.tokens.inputTokens += usage.inputTokens;
    this.tokens.outputTokens += usage.outputTokens;
    for (const details of usage.inputTokensDetails) {
      this.tokens.cachedInputTokens += details['cached_tokens'] ?? 0;
    }
  }

  /** The bill of the turn. A turn that asked no model names none and has no price. */
  toUsage(): Omit<TurnUsage, 'ms'> {
    const { modelCalls, model, tokens } = this;
    if (modelCalls === 0) return { modelCalls, ...tokens };
    const costMicros = priceTokens(model, tokens);
    return { modelCalls, ...tokens, model, ...(costMicros === undefined ? {} : { costMicros }) };
  }
}
