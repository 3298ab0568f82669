import { editDistance } from './edit-distance';

/** Words that decide what is wanted; what is nearly one of them is read as it. */
const WORDS = [
  'apartment',
  'apartments',
  'villa',
  'villas',
  'townhouse',
  'townhouses',
  'penthouse',
  'penthouses',
  'studio',
  'studios',
  'bedroom',
  'bedrooms',
  'bathroom',
  'bathrooms',
  'rental',
  'purchase',
  'budget',
  'balcony',
  'parking',
  'cheaper',
  'cheapest',
  'bigger',
  'biggest',
  'smaller',
  'smallest',
  'property',
  'properties',
  'details',
  'anywhere',
];
/** Short words have too many neighbours; these are their usual misspellings. */
const SLIPS: Readonly<Record<string, string>> = {
  rnt: 'rent',
  rentt: 'rent',
  retn: 'rent',
  reant: 'rent',
  byu: 'buy',
  buuy: 'buy',
  bying: 'buying',
  falt: 'flat',
  flatt: 'flat',
  aprt: 'apartment',
  bdrm: 'bedroom',
  moer: 'more',
  mroe: 'more',
  mor: 'more',
  mre: 'more',
  shoe: 'show',
  shwo: 'show',
  shw: 'show',
  sho: 'show',
  nxt: 'next',
  nex: 'next',
  netx: 'next',
  othr: 'other',
  optons: 'options',
  undr: 'under',
  whats: "what's",
  wheres: "where's",
  hows: "how's",
  thats: "that's",
  dont: "don't",
  doesnt: "doesn't",
  isnt: "isn't",
  im: "i'm",
};
/** Real words that are one letter away from one of ours. */
const REAL = new Set([
  'village',
  'villages',
  'proper',
  'begged',
  'rentals',
  'gadget',
  'packing',
  'barking',
  'marking',
  'detail',
]);
const LONG = 8;
const SHORTEST = 5;

/** Mends slips of the finger in the words that matter. Names of places are left as they were written. */
export function correctTypos(text: string): string {
  return text.replace(/(?<!')\p{Script=Latin}+(?!')/gu, (word) => correctWord(word.toLowerCase()) ?? word);
}

function correctWord(word: string): string | undefined {
  const slip = SLIPS[word];
  if (slip) return slip;
  if (word.length < SHORTEST || REAL.has(word) || WORDS.includes(word)) return undefined;
  const allowed = word.length >= LONG ? 2 : 1;
  // Length and first letter are cheap to compare; slips rarely change either.
  const ranked = WORDS.filter(
    (candidate) => candidate[0] === word[0] && Math.abs(candidate.length - word.length) <= allowed,
  )
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((left, right) => left.distance - right.distance);
  return ranked[0]?.candidate;
}
