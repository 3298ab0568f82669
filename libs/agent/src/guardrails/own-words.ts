import type { PendingInbound, TurnContext } from '@whatsapp-agent/contracts';
import { foldText } from '@whatsapp-agent/tools';
import { typedText } from '../memory/describe-content';
import { neutralise, withoutTakeovers } from './untrusted-text';

const LONGEST = 2_000;
/** Customer lines of the past that still belong to a request made over several turns. */
const MOST_LINES = 8;

/** What is pasted into a message: quoted lines, longer quotations, and what comes after "it says:". */
const QUOTED =
  /^\s*>.*$|["“«][^"”»]{12,}["”»]|\b(?:says?|said|reads?|states?|noted?|wrote|ad|advert|forwarded|description|document)\b[^:\n]{0,20}:[^\n]*/gim;

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
  // The past does not tell what was forwarded, so it is read like any stranger's text.
  const before = history.filter(({ role }) => role === 'customer').slice(-MOST_LINES);
  return {
    now,
    recent: foldText([...before.map(({ text }) => neutralise(text, LONGEST)), now].join(' \n ')),
    lastAnswer: foldText(history.findLast(({ role }) => role === 'agent')?.text ?? ''),
  };
}

function ownText(message: PendingInbound): string {
  if (message.context?.forwarded) return '';
  if (message.content.kind === 'button') return message.content.title;
  return withoutTakeovers(typedText(message).replace(QUOTED, ' '));
}
