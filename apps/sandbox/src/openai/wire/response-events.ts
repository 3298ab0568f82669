import type { JsonObject } from '../conversation/read-json';
import type { OutputItem } from './response-object';
import { splitArguments, splitWords } from './split-text';

/** An event of a streamed response, without its sequence number. */
interface ResponseEvent {
  type: string;
  [member: string]: unknown;
}

/** The events of a response in order, numbered. */
export function* streamResponse(
  begun: JsonObject,
  completed: JsonObject,
  output: OutputItem[],
): Generator<ResponseEvent> {
  let number = 0;
  for (const event of listEvents(begun, completed, output)) {
    yield { ...event, sequence_number: number };
    number += 1;
  }
}

function* listEvents(
  begun: JsonObject,
  completed: JsonObject,
  output: OutputItem[],
): Generator<ResponseEvent> {
  yield { type: 'response.created', response: begun };
  yield { type: 'response.in_progress', response: begun };
  for (const [index, item] of output.entries()) {
    yield item.type === 'message'
      ? {
          type: 'response.output_item.added',
          output_index: index,
          item: { ...item, status: 'in_progress', content: [] },
        }
      : {
          type: 'response.output_item.added',
          output_index: index,
          item: { ...item, status: 'in_progress', arguments: '' },
        };
    if (item.type === 'message') yield* streamMessage(item, index);
    else yield* streamCall(item, index);
    yield { type: 'response.output_item.done', output_index: index, item };
  }
  yield { type: 'response.completed', response: completed };
}

function* streamMessage(item: OutputItem & { type: 'message' }, index: number): Generator<ResponseEvent> {
  for (const [contentIndex, part] of item.content.entries()) {
    const place = { item_id: item.id, output_index: index, content_index: contentIndex };
    yield { type: 'response.content_part.added', ...place, part: { ...part, text: '' } };
    for (const delta of splitWords(part.text)) {
      yield { type: 'response.output_text.delta', ...place, delta, logprobs: [] };
    }
    yield { type: 'response.output_text.done', ...place, text: part.text, logprobs: [] };
    yield { type: 'response.content_part.done', ...place, part };
  }
}

function* streamCall(item: OutputItem & { type: 'function_call' }, index: number): Generator<ResponseEvent> {
  const place = { item_id: item.id, output_index: index };
  for (const delta of splitArguments(item.arguments)) {
    yield { type: 'response.function_call_arguments.delta', ...place, delta };
  }
  yield {
    type: 'response.function_call_arguments.done',
    ...place,
    name: item.name,
    arguments: item.arguments,
  };
}
