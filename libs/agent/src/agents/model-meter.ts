/** Counts what a turn costs, and how often its model misbehaved. */
export class ModelMeter {
  modelCalls = 0;
  inputTokens = 0;
  outputTokens = 0;
  /** Calls with unusable arguments, of unknown tools, or without any answer. */
  faults = 0;

  toUsage(): { modelCalls: number; inputTokens: number; outputTokens: number } {
    return { modelCalls: this.modelCalls, inputTokens: this.inputTokens, outputTokens: this.outputTokens };
  }
}
