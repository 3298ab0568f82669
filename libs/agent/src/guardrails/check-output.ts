import { findNumbers, foldText, replaceNumberWords } from '@whatsapp-agent/tools';
import { DONE } from './action-words';
import { findClaims, hasOwnVerb } from './clauses';
import { describesResidents } from './fair-housing';
import type { KnownFacts } from './known-facts';

/** Words by which an answer would show its machinery. */
const INTERNALS =
  /transfer_to_|conversation_state|system prompt|\b(?:search|show|property|market|compare|schedule|reschedule|cancel|save|request|send|share|nearby)_[a-z]+\b/i;
const LINK = /(?:https?:\/\/|www\.)[^\s)>\]]+/gi;
const LIST_MARKER = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;
const SENTENCE_END = /(?<=[.!?।؟…])(?<!\b(?:e\.g|i\.e|approx|sq|no|st|dr|mr|mrs|ms)\.)\s+/i;
/** Number words are figures only where they count listings: "two bedrooms", "five great options". */
const COUNTED =
  /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)((?:\s+\p{L}+){0,2}\s+(?:propert|apartment|flat|villa|townhouse|penthouse|studio|home|house|unit|option|listing|match|result|bed|bath|parking|balcon)\p{L}*)/giu;
/** Figures of speech that state nothing about a listing. */
const IDIOMS = /\b24\s*\/\s*7\b/g;

/** A sentence about what the customer wants, where their own figures may be repeated. */
const ABOUT_WISH =
  /\byou\b|\byour\b|\bbudget\b|\b(?:look|search|find|under|within|up to|between|nothing|no|not)\b|n't\b|[?؟]|ميزاني|تبحث|आप|बजट|नहीं/iu;
/** No home costs that; the number came from somewhere else. */
const TINY_PRICE =
  /\b(?:aed|dhs?|dirhams?)\s?\d{1,2}(?![\d.,]*\d|\s?(?:k|m|mn|mil|b|lakh|cr))|(?<![\d.,])\d{1,2}\s?(?:aed|dhs?|dirhams?)\b|(?<![\d.,])\d{1,2}\s?درهم/;
/** Programs and markup have no place in an answer about homes. */
const CODE = /```|^\s*(?:def |function |import |#include|<html|SELECT )/m;

/** An answer of the model after the check. */
export interface CheckedOutput {
  /** What may be said; empty when nothing may. */
  text: string;
  /** Sentences that were taken out. */
  removed: number;
  /** Why nothing is left: the answer described who lives somewhere, or was none about homes. */
  reason?: 'steering' | 'out_of_scope';
}

/**
 * Takes every sentence out of an answer that states what this conversation has no source for: a figure, a
 * link, a name, a feature, a deed; or that shows the agent's machinery. The rest is kept as it was written.
 */
export function checkOutput(answer: string, known: KnownFacts): CheckedOutput {
  if (CODE.test(answer)) return { text: '', removed: 1, reason: 'out_of_scope' };
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
  return text === '' && describesResidents(answer)
    ? { text, removed, reason: 'steering' }
    : { text, removed };
}

function isSupported(sentence: string, known: KnownFacts): boolean {
  const asks = /[?؟]\s*$/.test(sentence);
  if (INTERNALS.test(sentence) || describesResidents(sentence)) return false;
  if (!asks && known.secret.isRepeatedBy(sentence)) return false;
  if (DONE.test(sentence) && !known.done) return false;
  const links = sentence.match(LINK) ?? [];
  if (links.some((link) => !known.figures.mentions(link.replace(/[.,!?]+$/, '')))) return false;
  const plain = sentence.replace(LINK, ' ');
  if (TINY_PRICE.test(foldText(plain))) return false;
  return areFiguresKnown(plain, known) && (asks || areClaimsKnown(plain, known));
}

function areClaimsKnown(sentence: string, { names, anyNames, features, counts }: KnownFacts): boolean {
  return (
    anyNames.cover(sentence) &&
    findClaims(sentence).every(
      (claim) => features.cover(claim) && (!hasOwnVerb(claim) || (names.cover(claim) && counts.cover(claim))),
    )
  );
}

function areFiguresKnown(sentence: string, { figures, said }: KnownFacts): boolean {
  const countable = sentence
    .replace(IDIOMS, ' ')
    .replace(COUNTED, (_match, word: string, rest: string) => replaceNumberWords(word) + rest);
  const sources = ABOUT_WISH.test(sentence) ? [figures, said] : [figures];
  const numbers = findNumbers(foldText(countable));
  return numbers.every(({ value, magnitude }, index) => {
    const decimals = decimalsOf(value);
    // The 80 of "80-100k" is 80k.
    const borrowed = magnitude === undefined ? numbers[index + 1]?.magnitude : undefined;
    return sources.some(
      (source) =>
        source.has(value, magnitude, decimals) ||
        (borrowed !== undefined && source.has(value, borrowed, decimals)),
    );
  });
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
