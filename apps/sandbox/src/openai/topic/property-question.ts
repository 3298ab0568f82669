import { phrase } from '../text/phrase';
import { ASPECTS, type Aspect } from './property-aspects';
import { POINTER, QUESTION } from './topic-words';

const PATTERNS = ASPECTS.map((aspect) => ({ aspect, pattern: phrase(aspect.asked) }));
const COUNTS = phrase(
  "how (?:many|much|big|large|old)|what(?:'s| is) the|كم|कितन\\p{M}*|is there|are there|does it|هل",
);
const OTHERS = phrase(
  String.raw`do (?:you|u) have|have (?:you|u) got|any(?:thing)? (?:with|in|near|at|under)|(?:ones?|some|something|options?|properties|apartments|villas|flats) (?:with|that)|show me|looking for|i (?:want|need)|can (?:you|u) find`,
);
const BARE_WORDS = 4;

/** What is asked about a home; nothing when the message asks for homes instead, or asks nothing. */
export function findAskedAspect(text: string, refersToOne: boolean): Aspect | undefined {
  const aspect = PATTERNS.find(({ pattern }) => pattern.test(text))?.aspect;
  if (!aspect || OTHERS.test(text)) return undefined;
  const asks = QUESTION.test(text) || text.includes('?');
  const points = refersToOne || POINTER.test(text) || COUNTS.test(text);
  const bare = asks && text.split(/\s+/).length <= BARE_WORDS;
  return (asks && points) || bare ? aspect : undefined;
}
