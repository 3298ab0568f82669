import type { TurnContext } from '@whatsapp-agent/contracts';
import { detectLocale, toLocale, type Locale } from '@whatsapp-agent/tools';
import { readPersona } from '../instructions/persona';
import { loadState } from './conversation-state';
import { typedText } from './describe-content';

/** The language of the newest message that shows one; taps and numbers do not change it. */
export function findWrittenLocale(turn: TurnContext): Locale | undefined {
  for (const message of turn.pending.toReversed()) {
    const locale = detectLocale(typedText(message));
    if (locale) return locale;
  }
  return undefined;
}

/** The language a turn is answered in: as written now, else as spoken so far, else the customer's or the tenant's. */
export function chooseLocale(turn: TurnContext): Locale {
  return findWrittenLocale(turn) ?? knownLocale(turn) ?? 'en';
}

/**
 * The same for a command: "STOP" and its like are written in Latin letters by everybody, so the language of the
 * conversation counts more than theirs.
 */
export function chooseCommandLocale(turn: TurnContext): Locale {
  const written = findWrittenLocale(turn);
  return (written === 'en' ? undefined : written) ?? knownLocale(turn) ?? 'en';
}

function knownLocale(turn: TurnContext): Locale | undefined {
  return (
    loadState(turn.state).locale ??
    toLocale(turn.contact.locale) ??
    toLocale(readPersona(turn.tenant).language)
  );
}
