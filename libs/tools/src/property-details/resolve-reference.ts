import type { PropertyMemory } from '../memory/property-memory.schema';
import type { ShownProperty } from '../memory/shown-list.schema';
import { foldText } from '../wording/fold-text';
import { replaceNumberWords } from '../wording/number-words';

/** Which shown property a wording means. */
export type ResolvedReference =
  | { kind: 'found'; property: ShownProperty }
  /** A number beyond the list, or a name nobody has. */
  | { kind: 'not_in_list' }
  /** Several fit, or nothing says which. */
  | { kind: 'unclear' }
  | { kind: 'no_list' };

const ACTIVE =
  /^(?:it|this|that|this one|that one|the property|this property|same|active|current|هذا|هذه|यह|ये|इस)$/;
const NEXT_TO_LAST = /\bsecond (?:to )?last\b|\bnext to last\b|\bpenultimate\b|قبل الأخير|قبل الاخير/;
const LAST = /\blast\b|الأخير|الاخير|आख़िरी|आखिरी/;
const ORDINALS: readonly [RegExp, number][] = [
  [/\bfirst\b|\bpeh?l[aie]\b|الأول|الاول|पहल/, 1],
  [/\bsecond\b|\bd[ou]+sr[aie]\b|الثاني|दूसर/, 2],
  [/\bthird\b|\bt[ie]+sr[aie]\b|الثالث|तीसर/, 3],
  [/\bfourth\b|\bchauth[aie]\b|الرابع|चौथ/, 4],
  [/\bfifth\b|\bpa+nchv[aie]n?\b|الخامس|पाँचव|पांचव/, 5],
  [/\bsixth\b|السادس|छठ/, 6],
  [/\bseventh\b|السابع|सातव/, 7],
  [/\beighth\b|الثامن|आठव/, 8],
  [/\bninth\b|التاسع|नौव/, 9],
  [/\btenth\b|العاشر|दसव/, 10],
];
/** A number counts only as a word of its own: "1.5M" and "80k" are money and "2BR" is a kind of home. */
const NUMBER = /(?<![\d.,\p{L}])#?(\d{1,3})(?:st|nd|rd|th)?(?![\d\p{L}%]|[.,]\d)/u;
const FILLER =
  /\b(?:the|a|an|property|properties|option|number|no|about|one|listing|villa|apartment|flat|at|in|of)\b|[#.,!?]/g;

/**
 * Resolves "#2", "the 2nd one", "property five", "last", "it" or a name against what was shown. Numbers
 * start at 1; one beyond the list resolves to nothing instead of to the first.
 */
export function resolveReference(wording: string | undefined, memory: PropertyMemory): ResolvedReference {
  const items = memory.shown?.items ?? [];
  const folded = foldText(wording ?? '');
  if (folded === '' || ACTIVE.test(folded)) return resolveActive(memory, items);
  const byName = findByExactName(folded, memory, items);
  if (byName) return { kind: 'found', property: byName };
  const number = findNumber(folded, items.length);
  if (number !== undefined) {
    const property = items[number - 1];
    if (property) return { kind: 'found', property };
    return { kind: items.length === 0 ? 'no_list' : 'not_in_list' };
  }
  return resolveName(folded, memory, items);
}

function resolveActive(memory: PropertyMemory, items: ShownProperty[]): ResolvedReference {
  const property = memory.active ?? (items.length === 1 ? items[0] : undefined);
  if (property) return { kind: 'found', property };
  return { kind: items.length === 0 ? 'no_list' : 'unclear' };
}

function findNumber(folded: string, count: number): number | undefined {
  if (NEXT_TO_LAST.test(folded)) return count - 1;
  if (LAST.test(folded)) return count;
  const ordinal = ORDINALS.find(([pattern]) => pattern.test(folded))?.[1];
  if (ordinal !== undefined) return ordinal;
  const digits = NUMBER.exec(
    replaceNumberWords(
      folded.replace(/\b(?:this|that|which|the|\d+\w*) one\b/g, (m) => m.replace(/ one$/, '')),
    ),
  )?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Titles contain numbers too ("Marina Gate 2"), so a whole title wins over the number in it. */
function findByExactName(
  folded: string,
  memory: PropertyMemory,
  items: ShownProperty[],
): ShownProperty | undefined {
  const candidates = memory.active ? [memory.active, ...items] : items;
  const matches = candidates.filter((item) =>
    namesOf(item).some((name) => name === folded || (/\d/.test(name) && folded.includes(name))),
  );
  return new Set(matches.map((item) => item.id)).size === 1 ? matches[0] : undefined;
}

function resolveName(folded: string, memory: PropertyMemory, items: ShownProperty[]): ResolvedReference {
  const wanted = folded.replace(FILLER, ' ').replace(/\s+/g, ' ').trim();
  const candidates =
    memory.active && !items.some((item) => item.id === memory.active?.id) ? [memory.active, ...items] : items;
  if (candidates.length === 0) return { kind: 'no_list' };
  if (wanted.length < 3) return resolveActive(memory, items);
  const matches = candidates.filter((item) =>
    namesOf(item).some((name) => name.includes(wanted) || (name.length > 3 && wanted.includes(name))),
  );
  const [match] = matches;
  if (!match) return { kind: 'not_in_list' };
  return matches.length === 1 ? { kind: 'found', property: match } : { kind: 'unclear' };
}

function namesOf(item: ShownProperty): string[] {
  return [item.title, item.building ?? ''].map(foldText).filter((name) => name !== '');
}
