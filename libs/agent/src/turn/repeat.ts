import { randomUUID } from 'node:crypto';
import { TransientError, type Clock } from '@whatsapp-agent/contracts';

const DELAYS_MS = [50, 250, 1000];

/**
 * Calls a repeatable store function until the database answers: each try carries the same invocation id, so a
 * try whose answer was lost is not done twice. Throws the last `TransientError`, and anything else at once.
 */
export async function repeat<T>(clock: Clock, call: (invocationId: string) => Promise<T>): Promise<T> {
  const invocationId = randomUUID();
  for (const delay of DELAYS_MS) {
    try {
      return await call(invocationId);
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      await clock.sleep(delay / 2 + (Math.random() * delay) / 2);
    }
  }
  return call(invocationId);
}
