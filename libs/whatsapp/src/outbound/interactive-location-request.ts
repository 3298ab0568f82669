import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { buildFrame } from './interactive-header';

/** Asks where the customer is; the answer is a `location` message that quotes this one. */
export function buildLocationRequest(message: { body: string }): OutboundPayload {
  return {
    type: 'interactive',
    interactive: {
      type: 'location_request_message',
      ...buildFrame(message, WHATSAPP_LIMITS.interactive.body),
      action: { name: 'send_location' },
    },
  };
}
