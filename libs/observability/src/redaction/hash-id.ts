import { createHash } from 'node:crypto';

/**
 * A short, stable stand-in for an identifier that embeds personal data, 16 hexadecimal digits.
 * Only for identifiers with randomness of their own, such as a wamid: the hash of a bare phone number can
 * be found by trying all of them.
 */
export function hashId(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16);
}
