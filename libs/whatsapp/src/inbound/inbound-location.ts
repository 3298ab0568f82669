import type { InboundContent } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from './inbound-limits';
import { compact, readNumber, readText, type WireObject } from './wire-value';

/** A place; nothing when the coordinates are missing or not on Earth. */
export function readLocationContent(source: WireObject | undefined): InboundContent | undefined {
  const latitude = readNumber(source?.['latitude']);
  const longitude = readNumber(source?.['longitude']);
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return compact<InboundContent>({
    kind: 'location',
    latitude,
    longitude,
    name: readText(source?.['name'], INBOUND_LIMITS.short),
    address: readText(source?.['address'], INBOUND_LIMITS.errorTitle),
  });
}
