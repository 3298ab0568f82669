import type { InboundContent, PendingInbound } from '@whatsapp-agent/contracts';
import type { Locale } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { assistantTextsIn, type UnreadableKind } from '../texts/assistant-texts';

/** Answers a burst that nobody can read yet: one sentence a sort of message, so that nobody waits in silence. */
export function answerUnreadable(pending: PendingInbound[], locale: Locale): ReplyPart[] {
  const kinds = new Set(pending.flatMap(({ content }) => kindOf(content) ?? []));
  const texts = assistantTextsIn(locale).unreadable;
  return [...kinds].map((kind) => ({ kind: 'text', text: texts[kind] }));
}

function kindOf(content: InboundContent): UnreadableKind | undefined {
  switch (content.kind) {
    case 'audio':
      return 'voice';
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
      return 'media';
    case 'contacts':
      return 'contacts';
    case 'text':
    case 'button':
    case 'flow':
    case 'order':
    case 'unsupported':
      return 'other';
    case 'reaction':
    case 'system':
    case 'edit':
    case 'revoke':
    case 'location':
      return undefined;
  }
}
