import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { InvalidPayloadError } from './invalid-payload.error';
import { requireId } from './payload-checks';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Reacts to a message of the last 30 days; without `emoji` an earlier reaction is taken back. */
export function buildReaction(reaction: { wamid: string; emoji?: string }): OutboundPayload {
  const emoji = reaction.emoji ?? '';
  const single = [...graphemes.segment(emoji)].length <= 1;
  if (!single || (emoji !== '' && !/\p{Emoji}/u.test(emoji))) {
    throw new InvalidPayloadError('reaction.emoji', 'must be a single emoji');
  }
  return {
    type: 'reaction',
    reaction: { message_id: requireId('reaction.wamid', reaction.wamid, 512), emoji },
  };
}
