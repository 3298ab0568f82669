import type { ModelAnswer } from '../conversation/model-call';
import { DEMO_MODEL } from '../demo-model';
import type { TokenUsage } from './estimate-tokens';
import { randomId } from './random-id';
import { splitArguments, splitWords } from './split-text';

/** Marks every answer as one of the demo model. */
const FINGERPRINT = 'demo';

/** An answer as chat completions write it. */
export function toChatCompletion(answer: ModelAnswer, usage: TokenUsage): object {
  const message = {
    role: 'assistant',
    content: answer.text ?? null,
    refusal: null,
    ...(answer.toolCalls.length > 0 ? { tool_calls: toToolCalls(answer) } : {}),
  };
  return {
    ...toHeader('chat.completion'),
    choices: [{ index: 0, message, finish_reason: toFinishReason(answer), logprobs: null }],
    usage: toUsage(usage),
  };
}

/** The same in pieces: text word by word, arguments in parts, and the usage last when it was asked for. */
export function* streamChatCompletion(
  answer: ModelAnswer,
  usage: TokenUsage,
  includeUsage: boolean,
): Generator<object> {
  const header = toHeader('chat.completion.chunk');
  const chunk = (delta: object, finish: string | null = null): object => ({
    ...header,
    choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
    ...(includeUsage ? { usage: null } : {}),
  });
  yield chunk({ role: 'assistant', content: answer.text === undefined ? null : '', refusal: null });
  for (const content of splitWords(answer.text ?? '')) yield chunk({ content });
  for (const [index, call] of toToolCalls(answer).entries()) {
    const { arguments: whole, name } = call.function;
    yield chunk({
      tool_calls: [{ index, id: call.id, type: 'function', function: { name, arguments: '' } }],
    });
    for (const piece of splitArguments(whole)) {
      yield chunk({ tool_calls: [{ index, function: { arguments: piece } }] });
    }
  }
  yield chunk({}, toFinishReason(answer));
  if (includeUsage) yield { ...header, choices: [], usage: toUsage(usage) };
}

function toHeader(object: string) {
  return {
    id: randomId('chatcmpl-'),
    object,
    created: Math.floor(Date.now() / 1000),
    model: DEMO_MODEL,
    system_fingerprint: FINGERPRINT,
  };
}

function toToolCalls({ toolCalls }: ModelAnswer) {
  return toolCalls.map(({ name, arguments: args }) => ({
    id: randomId('call_'),
    type: 'function' as const,
    function: { name, arguments: args },
  }));
}

function toFinishReason({ toolCalls }: ModelAnswer): string {
  return toolCalls.length > 0 ? 'tool_calls' : 'stop';
}

function toUsage({ input, output }: TokenUsage): object {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}
