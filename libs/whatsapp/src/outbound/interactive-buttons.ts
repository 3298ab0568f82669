import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import type { ReplyButton } from '../reply/structured-reply';
import { buildFrame, type InteractiveFrame } from './interactive-header';
import { requireCount, requireDistinct, requireId, requireLine } from './payload-checks';

const LIMITS = WHATSAPP_LIMITS.buttons;

/**
 * Up to three reply buttons. Titles are cut at 20 characters; throws when ids are too long, or when ids or
 * (cut) titles are not distinct.
 */
export function buildButtons(message: InteractiveFrame & { buttons: ReplyButton[] }): OutboundPayload {
  requireCount('buttons', message.buttons.length, 1, LIMITS.count);
  const buttons = message.buttons.map(({ id, title }) => ({
    id: requireId('buttons.id', id, LIMITS.id),
    title: requireLine('buttons.title', title, LIMITS.title),
  }));
  requireDistinct(
    'buttons.id',
    buttons.map(({ id }) => id),
  );
  requireDistinct(
    'buttons.title',
    buttons.map(({ title }) => title),
  );
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      ...buildFrame(message, WHATSAPP_LIMITS.interactive.body),
      action: { buttons: buttons.map((reply) => ({ type: 'reply', reply })) },
    },
  };
}
