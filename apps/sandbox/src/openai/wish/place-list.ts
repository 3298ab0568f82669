import { phrase, wholePhrase } from '../text/phrase';
import { isFiller } from './filler-words';
import { KNOWN_PLACES, toPlaceKey } from './place-vocabulary';

/** Places read from where a text begins to name them. */
export interface PlaceList {
  places: string[];
  /** Characters of the text that the list takes up. */
  length: number;
}

const MOST_WORDS = 5;
const ENDS = /[|.;?!:()"]/;
/** "Not Deira, JVC" excludes one and wants the other. */
const ENDS_AT_COMMA = /[|.,;?!:()"]/;
const SEPARATOR = /\s*(?:,|\/|&)\s*|\s+(?:and|or|و|أو|او|या|और)\s+/giu;
const SOFT = phrase(
  '^ *(?:(?:the|in|at|near|around|maybe|also|even|either|perhaps|say|like|in the|في|منطقة) +)+',
);
/** What may follow "in" or "near" without being a place. */
const NO_PLACES = wholePhrase(
  String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|winter|summer|spring|autumn|ramadan|person|peace|love|a hurry|years?|mon|tues?|wed|thu|fri|sat|sun|\w+day|\d{1,2}(?::\d\d)? ?[ap]m|\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|#\d+|general|total|advance|cash|english|arabic|hindi|hand|mind|order|person|case|fact|time|future|touch|full|details?|least|most|first|last|once|moment|minute|days?|weeks?|months?|morning|evening|afternoon|night|tomorrow|range|metro|station|schools?|beach|sea|mall|malls|park|airport|hospital|building|tower|floor|community|compound|condition|hurry|between|particular|addition|mid|early|late|installments?|cheques?|aed)(?: .*)?`,
);

/** Reads "Marina", "the Palm or JBR", "Al Barsha, Deira and JVC" from the beginning of a text. */
export function readPlaceList(text: string, commas = true): PlaceList {
  const end = text.search(commas ? ENDS : ENDS_AT_COMMA);
  const chunk = end < 0 ? text : text.slice(0, end);
  const places: string[] = [];
  let length = 0;
  for (let offset = 0; offset < chunk.length;) {
    SEPARATOR.lastIndex = offset;
    const separator = SEPARATOR.exec(chunk);
    const item = chunk.slice(offset, separator?.index ?? chunk.length);
    const { place, complete } = readPlace(item);
    if (place === undefined) break;
    places.push(place.name);
    length = offset + place.end;
    if (!complete || !separator) break;
    offset = separator.index + separator[0].length;
  }
  return { places, length };
}

function readPlace(item: string): { place?: { name: string; end: number }; complete: boolean } {
  const start = SOFT.exec(item)?.[0].length ?? item.length - item.trimStart().length;
  const rest = item.slice(start);
  const words = rest.split(' ');
  const stop = words.findIndex((word) => word === '' || isFiller(word));
  const named = words.slice(0, Math.min(stop < 0 ? words.length : stop, MOST_WORDS));
  const name = named.join(' ').trim();
  if (name === '' || !/\p{L}/u.test(name) || NO_PLACES.test(name)) return { complete: false };
  return { place: { name, end: start + name.length }, complete: rest.trim().length === name.length };
}

/** Tells whether a name is one that everybody knows. */
export function isKnownPlace(name: string): boolean {
  return KNOWN_PLACES.has(toPlaceKey(name));
}
