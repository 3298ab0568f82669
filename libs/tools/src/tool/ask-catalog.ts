import type { PropertyCatalog } from '@whatsapp-agent/contracts';
import { TransientError } from '@whatsapp-agent/contracts';
import type { ToolContext } from './tool-context';

/** The listings could not be reached; the customer is told so and nothing is lost. */
export const CATALOG_UNAVAILABLE = Symbol('CATALOG_UNAVAILABLE');

/**
 * Asks the catalogue once more when it could not be reached, and then gives up without an error: a customer
 * with an honest answer now is better off than one whose turn is retried in silence.
 */
export async function askCatalog<T>(
  context: ToolContext,
  ask: (catalog: PropertyCatalog) => Promise<T>,
): Promise<T | typeof CATALOG_UNAVAILABLE> {
  for (let attempt = 1; ; attempt += 1) {
    context.signal.throwIfAborted();
    try {
      return await ask(context.catalog);
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      if (attempt === ATTEMPTS) return CATALOG_UNAVAILABLE;
      await context.clock.sleep(PAUSE_MS, context.signal);
    }
  }
}

const ATTEMPTS = 2;
const PAUSE_MS = 200;
