import type { HistoryEntry, PendingInbound } from '@whatsapp-agent/contracts';
import { LOCALES, textsIn } from '@whatsapp-agent/tools';
import { type ButtonCommand, decodeButtonId } from '@whatsapp-agent/whatsapp';
import type { ConversationState, OfferedButton } from '../memory/conversation-state';

/** What a pressed button came to. */
export type PressedButton =
  | { kind: 'command'; command: ButtonCommand }
  /** Several buttons bear this title and nothing says which card was meant. */
  | { kind: 'ambiguous' }
  /** An id nobody issued. */
  | { kind: 'unknown' }
  /** Words of a button of somebody else, e.g. a template: for the model to read. */
  | { kind: 'words' };

/**
 * Finds what a pressed button means: by its id, or, where the surface reports only titles, by the buttons
 * offered last and the message it was under.
 */
export function findPressed(
  message: PendingInbound,
  state: ConversationState,
  history: HistoryEntry[],
): PressedButton {
  const { content } = message;
  if (content.kind !== 'button') return { kind: 'words' };
  if (content.id !== undefined) {
    const command = decodeButtonId(content.id);
    if (command) return { kind: 'command', command };
  }
  const titled = state.offered.filter((button) => sameText(button.title, content.title));
  const candidates = narrow(titled, message, history);
  const [first] = candidates;
  if (first && new Set(candidates.map(({ id }) => id)).size === 1) {
    const command = decodeButtonId(first.id);
    return command ? { kind: 'command', command } : { kind: 'unknown' };
  }
  if (candidates.length > 1) return { kind: 'ambiguous' };
  if (content.id !== undefined) return { kind: 'unknown' };
  return isCardTitle(content.title) ? { kind: 'ambiguous' } : { kind: 'words' };
}

/** Keeps the buttons of the card that the press quotes, when it quotes one. */
function narrow(titled: OfferedButton[], message: PendingInbound, history: HistoryEntry[]): OfferedButton[] {
  const quotedWamid = message.context?.quotedWamid;
  const quoted = quotedWamid && history.find((entry) => entry.wamid === quotedWamid);
  if (!quoted || titled.length < 2) return titled;
  const text = plain(quoted.text);
  const onCard = titled.filter(({ card }) => card !== undefined && text.includes(plain(card)));
  return onCard.length > 0 ? onCard : titled;
}

function isCardTitle(title: string): boolean {
  return LOCALES.some((locale) => {
    const { knowMore, scheduleVisit } = textsIn(locale).buttons;
    return sameText(title, knowMore) || sameText(title, scheduleVisit);
  });
}

function sameText(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text.replace(/[*_]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
