import { randomBytes } from 'node:crypto';

/** An id as OpenAI writes them: a prefix and 24 letters or digits. */
export function randomId(prefix: string): string {
  return `${prefix}${randomBytes(12).toString('hex')}`;
}
