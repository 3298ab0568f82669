import { normalizeText } from '../text/normalize-text';
import { NUMBER_WORD, readCount } from '../text/number-words';
import { phrase, wholePhrase } from '../text/phrase';

/** One of the shown properties, as the customer refers to it. */
export interface Reference {
  text: string;
  /** Its number in the list; absent for "the last one". */
  number?: number;
}

/** Ordinals and the number each stands for; the last one has none. */
export const ORDINALS: readonly [string, number | undefined][] = [
  ['first|1st|pehl[aie]|pehel[aie]|الأول|الأولى|पहला|पहली|पहले', 1],
  ['second|2nd|d[ou]+sr[aie]|الثاني|الثانية|दूसरा|दूसरी|दूसरे', 2],
  ['third|3rd|t[ie]+sr[aie]|الثالث|الثالثة|तीसरा|तीसरी|तीसरे', 3],
  ['fourth|4th|chauth[aie]|الرابع|الرابعة|चौथा|चौथी|चौथे', 4],
  ['fifth|5th|pa+nchv?[aie]n?|الخامس|الخامسة|पांचवां|पांचवी', 5],
  ['sixth|6th|السادس', 6],
  ['seventh|7th|السابع', 7],
  ['eighth|8th|الثامن', 8],
  ['ninth|9th|التاسع', 9],
  ['tenth|10th|العاشر', 10],
  ['last|final|aakhri|akhri|الأخير|الأخيرة|आखिरी', undefined],
];
const ORDINAL = ORDINALS.map(([words]) => words).join('|');
const THING =
  '(?:one|property|option|listing|apartment|flat|villa|townhouse|penthouse|studio|home|house|place|unit|result|choice|wal[aie]|वाला|वाली|वाले|प्रॉपर्टी|विकल्प|عقار|خيار)';
const SHORTEST_NAME = 5;
const HASH = /#\s*(\d{1,3})(?!\d)/u;
const NUMBERED = phrase(
  String.raw`(?:property|option|number|no\.?|nr\.?|listing|item|choice|result|العقار(?: رقم)?|الخيار(?: رقم)?|رقم|नंबर|प्रॉपर्टी(?: नंबर)?|विकल्प) ?#?(\d{1,3}|${NUMBER_WORD})(?![\d.,]\d|\d|k|m)`,
);
const ORDERED = phrase(
  String.raw`(?:the )?(${ORDINAL}) ${THING}|(?:(?:العقار|الخيار|الشقة|الفيلا) )?(الأول|الأولى|الثاني|الثانية|الثالث|الثالثة|الرابع|الرابعة|الخامس|الخامسة)`,
);
const THE_ORDINAL = phrase(
  String.raw`(?:the|about|see|like|take|show me|open) (${ORDINAL})(?= *(?:$|[|.,;?!]|please|pls))`,
);
const BARE_ORDINAL = wholePhrase(
  String.raw`(?:the |ok |okay |yes )*(${ORDINAL})(?: one)?[ .!?]*(?:please|pls)?[ .!]*`,
);
const BARE_NUMBER = wholePhrase(String.raw`(?:ok |okay )?#?(\d{1,2})[ .!]*(?:please|pls)?[ .!]*`);
const NUMBER_OF = phrase(
  String.raw`(?:details?|info(?:rmation)?|more)(?: (?:of|on|about|for))? #?(\d{1,2})(?![\d.,]*(?:\d|k|m| ?bed| ?br))`,
);

/** Finds "#2", "property four", "the second one", "last one"; a bare "2" only when there is a list to count in. */
export function findReference(
  message: string,
  hasList: boolean,
  listed: readonly string[] = [],
): Reference | undefined {
  const text = normalizeText(message);
  const numbered = HASH.exec(text) ?? NUMBERED.exec(text) ?? NUMBER_OF.exec(text);
  if (numbered) return toReference(numbered[0], readCount(numbered[1] ?? ''));
  const ordered = ORDERED.exec(text) ?? THE_ORDINAL.exec(text) ?? BARE_ORDINAL.exec(text);
  if (ordered) return toReference(ordered[0], readOrdinal(ordered[1] ?? ordered[2] ?? ''));
  const bare = hasList ? BARE_NUMBER.exec(text) : null;
  if (bare) return toReference(bare[1] ?? '', Number(bare[1]));
  const name = findListedName(text, listed);
  return name === undefined ? undefined : { text: name };
}

/** A shown home by its name: at least two words of it, or all of a long one. */
function findListedName(text: string, listed: readonly string[]): string | undefined {
  const folded = text.toLowerCase();
  return listed.find((name) => name.length >= SHORTEST_NAME && folded.includes(name.toLowerCase()));
}

function readOrdinal(word: string): number | undefined {
  return ORDINALS.find(([words]) => wholePhrase(words).test(word))?.[1];
}

function toReference(said: string, number: number | undefined): Reference {
  const text = said
    .replace(
      /^(?:see|like|take|open|about|show me|details? (?:of|on|about|for)|info(?:rmation)? (?:of|on|about|for)|more about|ok|okay) /i,
      '',
    )
    .replace(/^(?:the|yes) /i, '')
    .trim();
  return { text, ...(number === undefined ? {} : { number }) };
}
