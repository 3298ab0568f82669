import { isJsonObject } from '../conversation/read-json';

/** How the echo model behaves. For tests: it understands nothing and says which messages it was asked about. */
export interface EchoSettings {
  /** Milliseconds until an answer, one drawn for each request. */
  delaysMs: readonly number[];
  /** Share of turns that begin with a call of the tool named `tool`. */
  toolCalls: number;
  tool?: string;
  /** Share of answers that are long enough to leave as several messages. */
  longAnswers: number;
}

const KNOWN = ['delaysMs', 'toolCalls', 'tool', 'longAnswers'];
const LONGEST_DELAY_MS = 600_000;

/** Reads settings from outside. @throws TypeError naming the member that is wrong. */
export function parseEchoSettings(input: unknown): EchoSettings {
  if (!isJsonObject(input)) throw new TypeError('The settings of the echo model are an object.');
  const unknown = Object.keys(input).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0)
    throw new TypeError(`Unknown ${unknown.join(', ')}; known are ${KNOWN.join(', ')}.`);
  const { delaysMs = [0], toolCalls = 0, tool, longAnswers = 0 } = input;
  if (!Array.isArray(delaysMs) || delaysMs.length === 0 || !delaysMs.every(isDelay)) {
    throw new TypeError(`delaysMs must list milliseconds from 0 to ${LONGEST_DELAY_MS}.`);
  }
  if (!isShare(toolCalls)) throw new TypeError('toolCalls must be a share from 0 to 1.');
  if (!isShare(longAnswers)) throw new TypeError('longAnswers must be a share from 0 to 1.');
  if (tool !== undefined && typeof tool !== 'string') throw new TypeError('tool must be a name.');
  return { delaysMs: delaysMs as number[], toolCalls, longAnswers, ...(tool === undefined ? {} : { tool }) };
}

function isDelay(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= LONGEST_DELAY_MS;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
