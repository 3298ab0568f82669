import type { TurnContext } from '@whatsapp-agent/contracts';
import { detectLocale, toLocale, type Locale } from '@whatsapp-agent/tools';
import { readPersona } from '../instructions/persona';
import { loadState } from './conversation-state';
import { typedText } from './describe-content';

const FEW_WORDS = 2;
const ROMANISED = {
  hi: /\b(?:hai|hain|kya|kitna|kitne|kitni|chahiye|mein|mujhe|nahi|haan|aur|dikhao|batao|wala|wali|ghar|kiraye?|bhai|ji|kab|kahan|theek|accha|acha|sasta|bada|hoon|kar[eo]?)\b/i,
  ar: /\b(?:shu|fi|kam|wain|wen|bedi|biddi|abi|abgha|3ndk\w*|3andk\w*|mafi|ma3|3ala|habibi|yalla|shukran|akeed|hala|kef|keef|lau|law|sa3r|se3r|gheer|tani|bas)\b|\b\p{L}*[237]\p{L}+\b/iu,
} as const;

/** The language of the newest message that shows one; taps and numbers do not change it. */
export function findWrittenLocale(turn: TurnContext): Locale | undefined {
  for (const message of turn.pending.toReversed()) {
    const locale = detectLocale(typedText(message));
    if (locale) return locale;
  }
  return undefined;
}

/**
 * The language a turn is answered in: as written now, else as spoken so far, else the customer's or the
 * tenant's. A name of a place, an "ok", or the language itself in Latin letters does not end a conversation
 * in Arabic or Hindi.
 */
export function chooseLocale(turn: TurnContext): Locale {
  const written = findWrittenLocale(turn);
  const spoken = loadState(turn.state).locale;
  if (written === 'en' && spoken !== undefined && spoken !== 'en' && !isEnglish(turn, spoken)) return spoken;
  return written ?? knownLocale(turn) ?? 'en';
}

/** Latin letters that are more than a word or two, and no Arabic or Hindi written in them. */
function isEnglish(turn: TurnContext, spoken: 'ar' | 'hi'): boolean {
  const text = turn.pending.map(typedText).join(' ');
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  return words.length > FEW_WORDS && !ROMANISED[spoken].test(text);
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
