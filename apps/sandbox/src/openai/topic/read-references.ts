import { NUMBER_WORD, readCount } from '../text/number-words';
import { phrase } from '../text/phrase';
import { ORDINALS } from './read-reference';

const FIRST_FEW = phrase(String.raw`(?:first|top) (two|three|2|3)|أول (?:اثنين|عقارين)|पहले (?:दो|तीन)`);
const COUNTED = phrase(
  `(?:${ORDINALS.map(([words]) => words).join('|')})(?: one)?|#?(?:\\d{1,2})|(?:${NUMBER_WORD})(?! (?:with|and) )`,
);
/** The one that is looked at, beside another. */
const IT =
  /\b(?:it|this(?: one)?|that one) (?:with|to|and|against|vs)\b|\b(?:with|to|and|vs) (?:it|this(?: one)?)\b/iu;
const NAMES = /(?:compare|between|difference of)\s+(.+)/iu;
const SPLIT = /\s*(?:,|&|\band\b|\bvs\.?|\bversus\b|\bwith\b|\bto\b|\bor\b)\s*/iu;
const MOST = 3;

/** The homes to compare: by their numbers, else by what they are called. */
export function findReferences(text: string): string[] {
  const few = FIRST_FEW.exec(text);
  if (few) return Array.from({ length: readCount(few[1] ?? 'two') ?? 2 }, (_, index) => String(index + 1));
  const bare = text.replace(/\b(first|second|third|fourth|fifth|last|this|that|which|the) one\b/giu, '$1');
  const counted = [...bare.matchAll(new RegExp(COUNTED.source, 'giu'))].map(([said]) => toNumber(said));
  const pointed = IT.test(text) ? ['it'] : [];
  const numbers = [...new Set([...pointed, ...counted.filter((said) => said !== undefined)])];
  if (numbers.length > 1) return numbers.slice(0, MOST);
  const named =
    NAMES.exec(text)?.[1]
      ?.split(SPLIT)
      .map((part) => part.replace(/[?.!|]+/g, '').trim()) ?? [];
  const names = named.filter(
    (part) => part.length > 2 && !/^(?:them|these|those|the two|both|properties)$/i.test(part),
  );
  return names.length > 1 ? names.slice(0, MOST) : numbers;
}

function toNumber(said: string): string | undefined {
  const word = said.replace(/^#/, '').replace(/ one$/i, '');
  const count = readCount(word);
  if (count !== undefined) return String(count);
  const ordinal = ORDINALS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word));
  return ordinal ? (ordinal[1] === undefined ? 'last' : String(ordinal[1])) : undefined;
}
