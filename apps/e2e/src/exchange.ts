import type { PhoneMessage } from './sandbox';

/** What a customer does in one step. Several texts are written in one go, as a burst. */
export type Step =
  | string
  | { burst: readonly string[] }
  | { press: string; card?: number }
  | { button: { id: string; title: string } }
  | { raw: unknown };

/** A tool call as the trace of a turn tells it. */
export interface ToolTrace {
  name: string;
  arguments: Record<string, unknown>;
  result: Record<string, unknown>;
}

/** One step and everything it brought about. */
export interface Exchange {
  step: Step;
  messages: PhoneMessage[];
  tools: ToolTrace[];
  modelCalls: number;
  turns: number;
  ms: number;
  /** What the turns themselves took, without the channel and the wait for more messages. */
  thinkingMs: number;
}

/** Somebody who talks to the agent, through whichever door. */
export interface Customer {
  readonly id: string;
  send(step: Step): Promise<Exchange>;
}

/** A step in words, for traces and names of tests. */
export function describeStep(step: Step): string {
  if (typeof step === 'string') return step;
  if ('burst' in step) return step.burst.join(' / ');
  if ('press' in step) return `[presses ${step.press}${step.card ? ` on card ${step.card}` : ''}]`;
  if ('button' in step) return `[presses ${step.button.title}]`;
  return `[sends ${JSON.stringify(step.raw).slice(0, 120)}]`;
}

/** Trace entries are JSON from a database; anything that is no object counts as an empty one. */
export function toToolTrace(tool: { name: string; arguments: unknown; result: unknown }): ToolTrace {
  return { name: tool.name, arguments: asRecord(tool.arguments), result: asRecord(tool.result) };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
