import { TransientError, type VisitBook } from '@whatsapp-agent/contracts';
import type { ToolContext } from './tool-context';

/** The visits could not be read; the customer is told so and nothing is lost. */
export const VISITS_UNAVAILABLE = Symbol('VISITS_UNAVAILABLE');

const ATTEMPTS = 2;
const PAUSE_MS = 200;

/** Asks the visit book once more when it could not be reached, and then gives up without an error. */
export async function askVisits<T>(
  context: ToolContext,
  ask: (visits: VisitBook) => Promise<T>,
): Promise<T | typeof VISITS_UNAVAILABLE> {
  for (let attempt = 1; ; attempt += 1) {
    context.signal.throwIfAborted();
    try {
      return await ask(context.visits);
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      if (attempt === ATTEMPTS) return VISITS_UNAVAILABLE;
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}
