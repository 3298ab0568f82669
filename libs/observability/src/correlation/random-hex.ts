import { randomFillSync } from 'node:crypto';

/** Filled at once: asking the system for every id was a twentieth of what a webhook cost. */
const pool = Buffer.allocUnsafe(4096);
let taken = pool.length;

/** So many random bytes, at most 4096, as hexadecimal digits. */
export function createRandomHex(bytes: number): string {
  if (taken + bytes > pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += bytes;
  return pool.toString('hex', taken - bytes, taken);
}
