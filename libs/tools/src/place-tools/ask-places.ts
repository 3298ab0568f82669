import { AppError, type PlacesProvider } from '@whatsapp-agent/contracts';
import type { ToolContext } from '../tool/tool-context';

/** Nobody can look around: nothing is configured, or the provider failed. */
export type PlacesSilence = 'off' | 'down';

/**
 * Asks the provider of places. A failure is an answer too: the customer gets an honest sentence now, and the turn
 * is not repeated for something that is not worth waiting for.
 */
export async function askPlaces<T>(
  context: ToolContext,
  ask: (places: PlacesProvider) => Promise<T>,
): Promise<{ answer: T } | { silence: PlacesSilence }> {
  context.signal.throwIfAborted();
  if (!context.places) return { silence: 'off' };
  try {
    return { answer: await ask(context.places) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof AppError) return { silence: 'down' };
    throw error;
  }
}
