import type { OutboundPayload } from '@whatsapp-agent/contracts';
import type { z } from 'zod';
import { withMediaId } from '../outbound/made-file';
import { outboundPayloadSchema } from '../schema/outbound-payload.schema';

type Payload = z.infer<typeof outboundPayloadSchema>;
type Interactive = Extract<Payload, { type: 'interactive' }>['interactive'];

function describeOptions(interactive: Interactive): string {
  switch (interactive.type) {
    case 'button':
      return `[buttons: ${interactive.action.buttons.map(({ reply }) => reply.title).join(' | ')}]`;
    case 'list': {
      const rows = interactive.action.sections.flatMap((section) => section.rows);
      return `[list: ${rows.map(({ title }) => title).join(' | ')}]`;
    }
    case 'cta_url':
      return `[link: ${interactive.action.parameters.display_text}]`;
    case 'location_request_message':
      return '[asks for the location]';
    case 'carousel':
      return interactive.action.cards
        .map(({ body }) => `- ${body?.text.replaceAll('\n', ' · ') ?? '[picture]'}`)
        .join('\n');
  }
}

function describe(payload: Payload): string {
  switch (payload.type) {
    case 'text':
      return payload.text.body;
    case 'image':
      return ['[image]', payload.image.caption].join(' ').trim();
    case 'video':
      return ['[video]', payload.video.caption].join(' ').trim();
    case 'document':
      return [`[document: ${payload.document.filename ?? ''}]`, payload.document.caption].join(' ').trim();
    case 'location':
      return `[location: ${[payload.location.name, payload.location.address].filter(Boolean).join(', ')}]`;
    case 'interactive':
      return `${payload.interactive.body.text}\n${describeOptions(payload.interactive)}`;
    case 'template':
      return `[template: ${payload.template.name}]`;
    case 'audio':
    case 'sticker':
    case 'contacts':
    case 'reaction':
      return `[${payload.type}]`;
  }
}

/** How a message reads in a conversation's history: what the customer sees, as text, without ids or URLs of files. */
export function describePayload(payload: OutboundPayload): string {
  const known = outboundPayloadSchema.safeParse(withMediaId(payload, 'made'));
  return known.success ? describe(known.data) : `[${payload.type}]`;
}
