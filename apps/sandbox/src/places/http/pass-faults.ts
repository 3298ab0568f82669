import { setTimeout as wait } from 'node:timers/promises';
import { GoogleApiError } from '../google-api.error';
import type { PlacesStandIn } from '../places-stand-in';

const FOR_EVER_MS = 120_000;

/** Lets the faults strike. @throws GoogleApiError when one does. */
export async function passFaults(standIn: PlacesStandIn): Promise<void> {
  const { delayMs = 0 } = standIn.faults;
  if (delayMs > 0) {
    standIn.strikes.note('delayMs');
    await wait(delayMs, undefined, { ref: false });
  }
  if (standIn.isStruck('hang')) await wait(FOR_EVER_MS, undefined, { ref: false });
  if (standIn.isStruck('rate429')) {
    throw new GoogleApiError(429, 'RESOURCE_EXHAUSTED', 'The sandbox was told to answer 429.');
  }
  if (standIn.isStruck('rate500'))
    throw new GoogleApiError(500, 'INTERNAL', 'The sandbox was told to answer 500.');
}
