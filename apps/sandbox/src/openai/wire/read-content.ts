import { isJsonObject } from '../conversation/read-json';

/** The text of a message: a string, or parts of which only texts count. */
export function readContent(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .filter(isJsonObject)
    .map(({ text, refusal }) => (typeof text === 'string' ? text : refusal))
    .filter((text) => typeof text === 'string')
    .join('\n');
}
