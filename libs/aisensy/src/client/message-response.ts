import type { SendReceipt } from '@whatsapp-agent/contracts';
import { parseJson } from '../errors/provider-error';

const LONGEST_ID = 512;

function pick(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

const ID_PATHS: readonly (readonly (string | number)[])[] = [
  ['messages', 0, 'id'],
  ['messages', 0, 'messageId'],
  ['messageId'],
  ['message_id'],
  ['id'],
  ['data', 'messages', 0, 'id'],
];

function findWamid(body: unknown): string | undefined {
  for (const path of ID_PATHS) {
    const id = pick(body, ...path);
    if (typeof id === 'string' && id.length > 0 && id.length <= LONGEST_ID) return id;
  }
  return undefined;
}

/**
 * Reads the answer to a send that had a success status: all shapes seen in the field, the id being optional.
 * @returns `undefined` when the body reports an error in spite of the status.
 */
export function readSendReceipt(text: string): SendReceipt | undefined {
  const body = parseJson(text);
  const wamid = findWamid(body);
  if (wamid !== undefined) return { wamid };
  const error = pick(body, 'error');
  return error === undefined || error === null || error === false ? {} : undefined;
}
