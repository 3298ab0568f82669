import type { ModelAnswer } from '../conversation/model-call';
import type { JsonObject } from '../conversation/read-json';
import { DEMO_MODEL } from '../demo-model';
import type { TokenUsage } from './estimate-tokens';
import { randomId } from './random-id';

/** An item of a response's output. */
export type OutputItem =
  | {
      type: 'message';
      id: string;
      status: string;
      role: 'assistant';
      content: { type: 'output_text'; text: string; annotations: []; logprobs: [] }[];
    }
  | { type: 'function_call'; id: string; status: string; call_id: string; name: string; arguments: string };

/** The output of an answer: its text, then its calls. An answer of nothing has no items. */
export function toOutputItems({ text, toolCalls }: ModelAnswer): OutputItem[] {
  const message: OutputItem[] =
    text === undefined
      ? []
      : [
          {
            type: 'message',
            id: randomId('msg_'),
            status: 'completed',
            role: 'assistant',
            content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
          },
        ];
  const calls = toolCalls.map((call): OutputItem => ({
    type: 'function_call',
    id: randomId('fc_'),
    status: 'completed',
    call_id: randomId('call_'),
    ...call,
  }));
  return [...message, ...calls];
}

/** A response that has just begun: no output, no usage. */
export function beginResponse(echo: JsonObject): JsonObject {
  return {
    id: randomId('resp_'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: 'in_progress',
    model: DEMO_MODEL,
    error: null,
    incomplete_details: null,
    output: [],
    usage: null,
    metadata: {},
    parallel_tool_calls: true,
    previous_response_id: null,
    temperature: null,
    top_p: null,
    store: false,
    ...echo,
  };
}

/** The same response with everything in it. */
export function completeResponse(begun: JsonObject, output: OutputItem[], usage: TokenUsage): JsonObject {
  return {
    ...begun,
    status: 'completed',
    output,
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.input + usage.output,
    },
  };
}
