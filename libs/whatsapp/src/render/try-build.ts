import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { InvalidPayloadError } from '../outbound/invalid-payload.error';

/** What a builder makes, or nothing when WhatsApp's rules forbid it; the caller then has a simpler form. */
export function tryBuild(build: () => OutboundPayload): OutboundPayload | undefined {
  try {
    return build();
  } catch (error) {
    if (error instanceof InvalidPayloadError) return undefined;
    throw error;
  }
}
