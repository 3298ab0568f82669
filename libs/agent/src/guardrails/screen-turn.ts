import type { PendingInbound, TurnContext } from '@whatsapp-agent/contracts';
import { typedText } from '../memory/describe-content';
import { isSteering, withoutSteering } from './fair-housing';
import { isOffTopic } from './scope';

/** What part of a turn is refused without asking a model. */
export type RefusalKind = 'fair_housing' | 'out_of_scope';

/** A turn without what is refused. */
export interface Screening {
  /** The turn with the messages that may be answered, in their remaining words. */
  turn: TurnContext;
  refused: ReadonlySet<RefusalKind>;
}

/** A wish that can be searched for, whatever else was said with it. */
const WISH =
  /\b(?:rent|lease|buy|purchase|sale|villas?|apartments?|flats?|studios?|bed(?:room)?s?|bhk|br|town ?houses?|pent ?houses?|offices?|looking for|budget|aed)\b|\d ?(?:bed|br|bhk|k\b|m\b)|شق|فيلا|فلل|استوديو|إيجار|ايجار|شراء|غرف|फ्लैट|अपार्टमेंट|विला|स्टूडियो|किराय|किराए|खरीद|बेडरूम/iu;

const SENTENCE = /(?<=[.!?।؟\n])\s+/;

/**
 * Takes out of a turn what is refused without doubt: requests that are not our business, and wishes about who
 * lives where. The rest, also the rest of a sentence, goes on to be answered.
 */
export function screenTurn(turn: TurnContext): Screening {
  const refused = new Set<RefusalKind>();
  const pending = turn.pending.flatMap((message) => screen(message, refused) ?? []);
  return refused.size === 0 ? { turn, refused } : { turn: { ...turn, pending }, refused };
}

function screen(message: PendingInbound, refused: Set<RefusalKind>): PendingInbound | undefined {
  const text = typedText(message);
  if (text === '') return message;
  if (isSteering(text)) {
    refused.add('fair_housing');
    return keep(message, withoutSteering(text));
  }
  if (!isOffTopic(text)) return message;
  refused.add('out_of_scope');
  const rest = text.split(SENTENCE).filter((sentence) => !isOffTopic(sentence));
  return keep(message, rest.join(' '));
}

/** The message in its remaining words, when they are a wish. */
function keep(message: PendingInbound, rest: string): PendingInbound | undefined {
  return WISH.test(rest) ? { ...message, content: { kind: 'text', text: rest } } : undefined;
}
