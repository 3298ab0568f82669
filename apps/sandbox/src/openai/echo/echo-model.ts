import type { ModelAnswer, ModelCall } from '../conversation/model-call';
import type { EchoSettings } from './echo-settings';

/** What a test puts into a message to find it again in the answer. */
const MARKER = /\bmk-[a-z]{8}\b/g;
const PARTS = ['alpha', 'beta', 'gamma'];
/** Two of these do not fit into one message of WhatsApp. */
const PART_LENGTH = 3_000;

/**
 * A model for tests that names the marked messages it was asked to answer, in their order, and nothing else. Whoever
 * reads the answer knows which messages it covers, without asking the system that wrote it.
 */
export class EchoModel {
  constructor(
    private readonly settings: EchoSettings,
    private readonly random: () => number = Math.random,
  ) {}

  /** How long this answer takes, in ms. */
  drawDelay(): number {
    const { delaysMs } = this.settings;
    return delaysMs[Math.floor(this.random() * delaysMs.length)] ?? 0;
  }

  answer(call: ModelCall): ModelAnswer {
    const { toolCalls, tool, longAnswers } = this.settings;
    const { asked, begun } = readTurn(call);
    const offered = call.tools.some(({ name }) => name === tool);
    if (tool !== undefined && offered && !begun && this.random() < toolCalls) {
      return { toolCalls: [{ name: tool, arguments: '{"name":"Echo","preferences":[],"reason":"Echo"}' }] };
    }
    const parts = this.random() < longAnswers ? PARTS : PARTS.slice(0, 1);
    return { text: write(asked, parts), toolCalls: [] };
  }
}

/** The customer's last messages in a row, and whether this turn has called a tool already. */
function readTurn({ messages }: ModelCall): { asked: string[]; begun: boolean } {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const before = messages.slice(0, last + 1).findLastIndex(({ role }) => role !== 'user');
  const burst = messages.slice(before + 1, last + 1);
  const asked = burst.flatMap(({ text }) => text.match(MARKER) ?? []);
  return { asked, begun: messages.slice(last + 1).some(({ calls = [] }) => calls.length > 0) };
}

function write(asked: readonly string[], parts: readonly string[]): string {
  const about = asked.length === 0 ? 'nothing that was marked' : asked.join(' ');
  const filler = parts.length === 1 ? '' : ` ${'and so on '.repeat(PART_LENGTH / 10)}`;
  // A question states nothing, so no check of what an answer may state has anything against it.
  return parts.map((part) => `Echo, part ${part}: ${about}${filler}?`).join('\n\n');
}
