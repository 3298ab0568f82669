import { KNOWN_PLACES, type KnownPlace } from './known-places';

/** What Arabic and Hindi speakers write for the places on the list; Google knows these by itself. */
const TRANSLATIONS: readonly [RegExp, string][] = [
  [/(?:ال)?مطار(?: دبي)?(?: الدولي)?|एयरपोर्ट|हवाई ?अड्डा/gu, ' airport '],
  [/دبي مول|दुबई मॉल/gu, ' dubai mall '],
  [/برج خليفة|बुर्ज ख़?लीफ़?ा/gu, ' burj khalifa '],
  [/مول الإمارات/gu, ' mall of the emirates '],
  [/مرسى دبي|دبي مارينا|दुबई मरीना/gu, ' dubai marina '],
];

const FILLER = new Set([
  'the',
  'a',
  'an',
  'in',
  'at',
  'of',
  'near',
  'nearest',
  'dubai',
  'uae',
  'my',
  'to',
  'from',
]);

/** Places by the share of the query's words that are in their name, address or type; half of them is no match. */
export function findByWords(query: string): KnownPlace[] {
  const wanted = tokensOf(query);
  if (wanted.length === 0) return [];
  return KNOWN_PLACES.map((place) => ({ place, score: scoreOf(place, wanted) }))
    .filter(({ score }) => score >= 0.6)
    .sort((a, b) => b.score - a.score)
    .map(({ place }) => place);
}

function scoreOf(place: KnownPlace, wanted: readonly string[]): number {
  const name = tokensOf(place.name);
  const beside = [...tokensOf(place.address), ...place.type.split('_')];
  const hits = wanted.filter((word) => name.includes(word)).length;
  const asides = wanted.filter((word) => !name.includes(word) && beside.includes(word)).length;
  // Of two names with all the words, the one with fewer others is meant.
  return (hits + asides * 0.6) / wanted.length + (hits / (name.length + 1)) * 0.1;
}

function tokensOf(text: string): string[] {
  const latin = TRANSLATIONS.reduce((rest, [words, name]) => rest.replace(words, name), text);
  const words = latin
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  const telling = words.filter((word) => !FILLER.has(word));
  return telling.length > 0 ? telling : words;
}
