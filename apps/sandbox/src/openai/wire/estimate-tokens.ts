import type { ModelAnswer, ModelCall } from '../conversation/model-call';

const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_MESSAGE = 4;

/** Tokens of a request and its answer: a guess by length, as good as a model that counts none can do. */
export interface TokenUsage {
  input: number;
  output: number;
}

export function estimateUsage(call: ModelCall, answer: ModelAnswer): TokenUsage {
  const messages = call.messages.reduce((sum, { text }) => sum + countTokens(text) + TOKENS_PER_MESSAGE, 0);
  const tools = call.tools.reduce((sum, tool) => sum + countTokens(JSON.stringify(tool)), 0);
  const calls = answer.toolCalls.reduce((sum, tool) => sum + countTokens(tool.name + tool.arguments), 0);
  return { input: messages + tools, output: Math.max(1, countTokens(answer.text ?? '') + calls) };
}

function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
