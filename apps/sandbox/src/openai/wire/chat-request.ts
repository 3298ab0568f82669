import type { ModelCall, ModelMessage } from '../conversation/model-call';
import { isJsonObject } from '../conversation/read-json';
import { OpenAiApiError } from '../http/openai-api.error';
import { readContent } from './read-content';
import { readToolChoice, readTools } from './read-tools';
import { refuseStructuredOutput } from './refuse-structured-output';

/** A request to chat completions. */
export interface ChatRequest {
  call: ModelCall;
  stream: boolean;
  /** A streamed answer ends with a chunk that holds the usage. */
  includeUsage: boolean;
}

const ROLES: Readonly<Record<string, ModelMessage['role']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
  tool: 'tool',
};

/** Reads a body of `POST /chat/completions`. @throws OpenAiApiError 400 naming what is wrong. */
export function readChatRequest(body: unknown): ChatRequest {
  const request = isJsonObject(body) ? body : {};
  const { model, messages } = request;
  if (typeof model !== 'string' || model === '')
    throw OpenAiApiError.ofRequest('you must provide a model parameter', 'model');
  if (!Array.isArray(messages) || messages.length === 0) {
    throw OpenAiApiError.ofRequest('messages must be a list that is not empty.', 'messages');
  }
  refuseStructuredOutput(request['response_format'], 'response_format');
  const options = request['stream_options'];
  return {
    call: {
      model,
      messages: messages.map(readMessage),
      tools: readTools(request['tools'], true),
      toolChoice: readToolChoice(request['tool_choice']),
    },
    stream: request['stream'] === true,
    includeUsage: isJsonObject(options) && options['include_usage'] === true,
  };
}

function readMessage(message: unknown, index: number): ModelMessage {
  const { role, content, tool_calls: calls, tool_call_id: callId } = isJsonObject(message) ? message : {};
  const known = typeof role === 'string' ? ROLES[role] : undefined;
  if (!known) {
    throw OpenAiApiError.ofRequest(`messages[${index}] has an unknown role.`, `messages[${index}].role`);
  }
  return {
    role: known,
    text: readContent(content),
    ...(Array.isArray(calls) ? { calls: calls.map(readCall) } : {}),
    ...(typeof callId === 'string' ? { callId } : {}),
  };
}

function readCall(call: unknown): { id: string; name: string } {
  const { id, function: called } = isJsonObject(call) ? call : {};
  const name = isJsonObject(called) ? called['name'] : undefined;
  return { id: typeof id === 'string' ? id : '', name: typeof name === 'string' ? name : '' };
}
