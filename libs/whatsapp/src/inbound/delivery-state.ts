import type { DeliveryError, DeliveryState } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from './inbound-limits';
import { compact, readNumber, readText } from './wire-value';

const STATES: ReadonlyMap<unknown, DeliveryState> = new Map([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  // A voice note that was played was also seen.
  ['played', 'read'],
  ['failed', 'failed'],
]);

/** The state of an outbound message; nothing for a status this system does not keep. */
export function readDeliveryState(value: unknown): DeliveryState | undefined {
  return typeof value === 'string' ? STATES.get(value.toLowerCase()) : undefined;
}

/** Why a delivery failed; nothing when neither code nor words say so. */
export function readDeliveryError(code: unknown, ...titles: unknown[]): DeliveryError | undefined {
  const number = readNumber(code);
  const title = titles.find((text) => readText(text, INBOUND_LIMITS.errorTitle) !== undefined);
  const error: DeliveryError = compact({
    code: number !== undefined && Number.isSafeInteger(number) ? number : undefined,
    title: readText(title, INBOUND_LIMITS.errorTitle),
  });
  return Object.keys(error).length > 0 ? error : undefined;
}
