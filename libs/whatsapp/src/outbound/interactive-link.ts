import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { buildFrame, type InteractiveFrame } from './interactive-header';
import { requireLine, requireUrl } from './payload-checks';

/** A button that opens a web page. The label is cut at 20 characters, the URL never. */
export function buildLink(message: InteractiveFrame & { label: string; url: string }): OutboundPayload {
  return {
    type: 'interactive',
    interactive: {
      type: 'cta_url',
      ...buildFrame(message, WHATSAPP_LIMITS.interactive.body),
      action: {
        name: 'cta_url',
        parameters: {
          display_text: requireLine('link.label', message.label, WHATSAPP_LIMITS.link.label),
          url: requireUrl('link.url', message.url),
        },
      },
    },
  };
}
