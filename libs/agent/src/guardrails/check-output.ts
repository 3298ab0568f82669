import { findNumbers, foldText, replaceNumberWords } from '@whatsapp-agent/tools';
import type { KnownFigures } from './known-figures';

/** Words by which an answer would show its machinery. */
const INTERNALS =
  /transfer_to_|search_properties|show_more|property_details|remember_name|conversation_state|system prompt/i;
const LINK = /(?:https?:\/\/|www\.)[^\s)>\]]+/gi;
const LIST_MARKER = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;
const SENTENCE_END = /(?<=[.!?।؟…])(?<!\b(?:e\.g|i\.e|approx|sq|no|st|dr|mr|mrs|ms)\.)\s+/i;
/** Number words are figures only where they count listings: "two bedrooms", "five great options". */
const COUNTED =
  /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)((?:\s+\p{L}+){0,2}\s+(?:propert|apartment|flat|villa|townhouse|penthouse|studio|home|house|unit|option|listing|match|result|bed|bath|parking|balcon)\p{L}*)/giu;
/** Figures of speech that state nothing about a listing. */
const IDIOMS = /\b24\s*\/\s*7\b/g;

/** An answer of the model after the check. */
export interface CheckedOutput {
  /** What may be said; empty when nothing may. */
  text: string;
  /** Sentences that were taken out. */
  removed: number;
}

/**
 * Takes every sentence out of an answer that names a figure or link this conversation has not seen, or the
 * agent's machinery. The rest is kept as it was written.
 */
export function checkOutput(answer: string, known: KnownFigures): CheckedOutput {
  let removed = 0;
  const lines = answer.split('\n').map((line) => {
    const marker = LIST_MARKER.exec(line)?.[0] ?? '';
    const sentences = line.slice(marker.length).split(SENTENCE_END);
    const kept = sentences.filter((sentence) => isSupported(sentence, known));
    removed += sentences.length - kept.length;
    if (kept.length === sentences.length) return line;
    return kept.length === 0 ? undefined : marker + kept.join(' ');
  });
  const text = lines
    .filter((line) => line !== undefined)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, removed };
}

function isSupported(sentence: string, known: KnownFigures): boolean {
  if (INTERNALS.test(sentence)) return false;
  if ((sentence.match(LINK) ?? []).some((link) => !known.mentions(link.replace(/[.,!?]+$/, ''))))
    return false;
  const countable = sentence
    .replace(LINK, ' ')
    .replace(IDIOMS, ' ')
    .replace(COUNTED, (_match, word: string, rest: string) => replaceNumberWords(word) + rest);
  const numbers = findNumbers(foldText(countable));
  return numbers.every(({ value, magnitude }, index) => {
    const decimals = decimalsOf(value);
    if (known.has(value, magnitude, decimals)) return true;
    // The 80 of "80-100k" is 80k.
    const borrowed = magnitude === undefined ? numbers[index + 1]?.magnitude : undefined;
    return borrowed !== undefined && known.has(value, borrowed, decimals);
  });
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
