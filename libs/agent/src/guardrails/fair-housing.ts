import { SELF, STEERING } from './group-words';

/**
 * Tells whether a text asks for homes, or speaks of a place, by who lives there. Names of places ("Russia
 * cluster", "India Palace restaurant"), religious buildings and the customer's own origin are no such thing.
 */
export function isSteering(text: string): boolean {
  const others = normalise(text).replace(SELF, ' ');
  return STEERING.some((pattern) => others.search(pattern) >= 0);
}

/** A sentence that refuses to speak of people, and so may name what it does not speak of. */
const REFUSES = /\b(?:never|cannot|can't|don't|do not|won't|not able)\b|ليس|لا أ|لا يمكن|नहीं/iu;

/** Tells whether a sentence of ours describes who lives somewhere. */
export function describesResidents(sentence: string): boolean {
  return isSteering(sentence) && !REFUSES.test(normalise(sentence));
}

/** What is left of a text without the steering in it. */
export function withoutSteering(text: string): string {
  const rest = STEERING.reduce(
    (left, pattern) => left.replace(pattern, ' '),
    normalise(text).replace(SELF, ' '),
  );
  return rest
    .replace(/\b(?:and|but|with|in|an?|the|near|only|please|around)\s*(?=[.,!?]|$)/giu, ' ')
    .replace(/\s+([.,!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function normalise(text: string): string {
  return text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
}
