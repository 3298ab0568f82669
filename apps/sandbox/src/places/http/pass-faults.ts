import { setTimeout as wait } from 'node:timers/promises';
import { GoogleApiError } from '../google-api.error';
import type { PlacesStandIn } from '../places-stand-in';

const FOR_EVER_MS = 120_000;

/** Lets the faults strike. @throws GoogleApiError when one does. */
export async function passFaults(standIn: PlacesStandIn): Promise<void> {
  const { delayMs = 0 } = standIn.faults;
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
  if (standIn.strikes('hang')) await wait(FOR_EVER_MS, undefined, { ref: false });
  if (standIn.strikes('rate429')) {
    throw new GoogleApiError(429, 'RESOURCE_EXHAUSTED', 'The sandbox was told to answer 429.');
  }
  if (standIn.strikes('rate500'))
    throw new GoogleApiError(500, 'INTERNAL', 'The sandbox was told to answer 500.');
}
