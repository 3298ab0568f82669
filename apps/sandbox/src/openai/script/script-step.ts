import { isJsonObject } from '../conversation/read-json';
import type { ToolCall } from '../conversation/model-call';

/** What the model does with one request instead of thinking. */
export interface ScriptStep {
  text?: string;
  toolCalls?: ToolCall[];
  /** Answers this HTTP error instead. */
  status?: number;
  /** Milliseconds before it, beside those of the faults. */
  delayMs?: number;
}

const KNOWN = ['text', 'toolCalls', 'status', 'delayMs'];
const LONGEST_DELAY_MS = 600_000;

/** Reads a script from outside: a list of steps. @throws TypeError naming the step and member that is wrong. */
export function parseScript(input: unknown): ScriptStep[] {
  if (!Array.isArray(input)) throw new TypeError('A script is a list of steps; [] means none.');
  return input.map((step, index) => parseStep(step, `Step ${index}`));
}

function parseStep(step: unknown, name: string): ScriptStep {
  if (!isJsonObject(step)) throw new TypeError(`${name} must be an object.`);
  const unknown = Object.keys(step).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0)
    throw new TypeError(`${name} has unknown ${unknown.join(', ')}; known are ${KNOWN.join(', ')}.`);
  const { text, toolCalls, status, delayMs } = step;
  if (text !== undefined && typeof text !== 'string') throw new TypeError(`${name}: text must be a text.`);
  if (status !== undefined && !isWithin(status, 400, 599)) {
    throw new TypeError(`${name}: status must be an HTTP error from 400 to 599.`);
  }
  if (delayMs !== undefined && !isWithin(delayMs, 0, LONGEST_DELAY_MS)) {
    throw new TypeError(`${name}: delayMs must be milliseconds from 0 to ${LONGEST_DELAY_MS}.`);
  }
  return {
    ...(text === undefined ? {} : { text }),
    ...(toolCalls === undefined ? {} : { toolCalls: parseToolCalls(toolCalls, name) }),
    ...(status === undefined ? {} : { status }),
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}

/** Arguments are an object, or a text that is sent as it is, broken JSON included. */
function parseToolCalls(calls: unknown, step: string): ToolCall[] {
  if (!Array.isArray(calls)) throw new TypeError(`${step}: toolCalls must be a list.`);
  return calls.map((call) => {
    const { name, arguments: given = {} } = isJsonObject(call) ? call : {};
    if (typeof name !== 'string' || name === '')
      throw new TypeError(`${step}: every tool call needs a name.`);
    return { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) };
  });
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most;
}
