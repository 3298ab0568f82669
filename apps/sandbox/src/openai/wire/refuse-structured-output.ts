import { isJsonObject } from '../conversation/read-json';
import { OpenAiApiError } from '../http/openai-api.error';

/**
 * A model of rules cannot make up data of a given shape.
 * @throws OpenAiApiError 400 when a format other than text is asked for
 */
export function refuseStructuredOutput(format: unknown, param: string): void {
  if (!isJsonObject(format) || format['type'] === undefined || format['type'] === 'text') return;
  throw OpenAiApiError.ofRequest(
    'The demo model answers in text only; structured output needs a real model.',
    param,
  );
}
