import type { PendingInbound, TurnContext } from '@whatsapp-agent/contracts';
import { foldText } from '@whatsapp-agent/tools';
import { typedText } from '../memory/describe-content';

/** Customer lines of the past that still belong to a request made over several turns. */
const MOST_LINES = 8;

/** What the customer said themselves. Quoted, forwarded and listed text is somebody else's. */
export interface OwnWords {
  /** Folded words of the messages that wait for an answer. */
  now: string;
  /** Those, and what the customer wrote in the turns before. */
  recent: string;
  /** What the customer answers to. */
  lastAnswer: string;
}

/** Collects what the customer said themselves, as far as a request may rest on it. */
export function collectOwnWords({ pending, history }: Pick<TurnContext, 'pending' | 'history'>): OwnWords {
  const now = foldText(pending.map(ownText).join(' \n '));
  const before = history.filter(({ role }) => role === 'customer').slice(-MOST_LINES);
  return {
    now,
    recent: foldText([...before.map(({ text }) => text), now].join(' \n ')),
    lastAnswer: foldText(history.findLast(({ role }) => role === 'agent')?.text ?? ''),
  };
}

function ownText(message: PendingInbound): string {
  if (message.context?.forwarded) return '';
  return message.content.kind === 'button' ? message.content.title : typedText(message);
}
