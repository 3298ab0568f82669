import type { ModelCall, ModelMessage } from '../conversation/model-call';
import { isJsonObject, type JsonObject } from '../conversation/read-json';
import { OpenAiApiError } from '../http/openai-api.error';
import { readContent } from './read-content';
import { readToolChoice, readTools } from './read-tools';
import { refuseStructuredOutput } from './refuse-structured-output';

/** A request to responses. */
export interface ResponsesRequest {
  call: ModelCall;
  stream: boolean;
  /** Members that the answer repeats. */
  echo: JsonObject;
}

const ROLES: Readonly<Record<string, ModelMessage['role']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
};

/** Reads a body of `POST /responses`. @throws OpenAiApiError 400 naming what is wrong. */
export function readResponsesRequest(body: unknown): ResponsesRequest {
  const request = isJsonObject(body) ? body : {};
  const { model, input, instructions, text, tools, tool_choice: choice } = request;
  if (typeof model !== 'string' || model === '')
    throw OpenAiApiError.ofRequest('you must provide a model parameter', 'model');
  if (request['previous_response_id'] ?? request['conversation']) {
    throw OpenAiApiError.ofRequest(
      'The sandbox keeps no responses; send the whole conversation as input.',
      'previous_response_id',
    );
  }
  refuseStructuredOutput(isJsonObject(text) ? text['format'] : undefined, 'text.format');
  const system: ModelMessage[] =
    typeof instructions === 'string' ? [{ role: 'system', text: instructions }] : [];
  return {
    call: {
      model,
      messages: [...system, ...readInput(input)],
      tools: readTools(tools, false),
      toolChoice: readToolChoice(choice),
    },
    stream: request['stream'] === true,
    echo: { instructions: instructions ?? null, tools: tools ?? [], tool_choice: choice ?? 'auto' },
  };
}

function readInput(input: unknown): ModelMessage[] {
  if (typeof input === 'string') return [{ role: 'user', text: input }];
  if (Array.isArray(input)) return input.map(readItem).filter((message) => message !== undefined);
  throw OpenAiApiError.ofRequest('input must be a text or a list of items.', 'input');
}

/** Items of kinds the model has no use for, such as reasoning, are left out. */
function readItem(item: unknown): ModelMessage | undefined {
  const { type, role, content, call_id: id, name, output } = isJsonObject(item) ? item : {};
  const callId = typeof id === 'string' ? id : '';
  if (type === 'function_call') {
    return {
      role: 'assistant',
      text: '',
      calls: [{ id: callId, name: typeof name === 'string' ? name : '' }],
    };
  }
  if (type === 'function_call_output') return { role: 'tool', text: readContent(output), callId };
  const known = typeof role === 'string' ? ROLES[role] : undefined;
  return known ? { role: known, text: readContent(content) } : undefined;
}
