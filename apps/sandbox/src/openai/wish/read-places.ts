import { phrase } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import { isFiller } from './filler-words';
import { takeKnownPlaces } from './known-places';
import { isKnownPlace, readPlaceList } from './place-list';
import type { Wish } from './wish';

const NOT_IN = phrase(
  String.raw`(?:(?:any ?where|but|just|only|and) )*(?:not (?:in|at|near|around)|don'?t want(?: to (?:live|be|stay))?(?: in| at| near)|except(?: for)?(?: in)?|exclud(?:e|ing)|leave out|other than|outside(?: of)?|away from|avoid|ماعدا|ما عدا|إلا|غير|ليس في|مو في)(?= )`,
);
/** "But Deira", "not Deira": a place only when it is one for sure. */
const NOT = phrase(String.raw`(?:but(?: not)?|not|no|remove|drop|skip|without)(?= )`);
const IN = phrase(
  String.raw`(?:in|at|near(?: to| by)?|nearby|around|close to|next to|within|inside|mov(?:e|ing) to|relocat(?:e|ing) to|what about|how about|prefer|try|(?:change|switch|make)(?: it| that| the (?:area|location)| (?:area|location))? to|(?:area|location|community) ?(?:is|:|=|to|of|should be)|look(?:ing)? (?:in|at|around)|في|بمنطقة|منطقة|قرب|بالقرب من|حول|عند|ماذا عن|شو عن|وماذا عن)(?= |:)`,
);
const POSTPOSITION = phrase('में|मे|के पास|के आसपास|के नज़दीक|mein|main|ke paas|के बारे में क्या');
const SHORT_MESSAGE = 6;
/** Beside other wishes only what is written like a name is one: "rent ofc" names nothing. */
const LIKE_A_NAME = /^(?:\p{Lu}|[^\p{Script=Latin}])|\d/u;
const BARE_ANSWER = 3;
/** Who writes sentences puts a preposition before a place; an unknown word in one is no name. */
const SENTENCE = phrase(
  "i|i'm|i'd|i'll|we|we're|it|it's|that|that's|this|is|are|was|can|could|would|will|do|does|let|how|what|why|who|when|هل|كم|ما|ماذا|متى|لماذا|क्या|कितने|कितना|कितनी|क्यों|कब",
);

/** What is known about the conversation when a text is read for places. */
export interface PlaceHint {
  /** The last question was about the area, so that an unknown word answers it. */
  areaAsked: boolean;
  /** The text says what kind of home or deal is wanted, so that an unknown word beside it is likely a place. */
  namesHome: boolean;
  /** Words of the whole message. */
  words: number;
}

/** Takes wanted and unwanted places out of the text, in the customer's own spelling. */
export function readPlaces(scanner: TextScanner, hint: PlaceHint): Pick<Wish, 'areas' | 'excludedAreas'> {
  const text = scanner.text;
  const excluded = [
    ...takeAfter(scanner, NOT_IN, () => true),
    ...takeAfter(scanner, NOT, (places) => places.every(isKnownPlace)),
  ];
  const areas = [
    ...takeAfter(scanner, IN, () => true),
    ...takeBefore(scanner, POSTPOSITION),
    ...takeKnownPlaces(scanner),
  ];
  if (areas.length === 0 && excluded.length === 0) areas.push(...takeLeftovers(scanner, hint));
  const unique = [...new Set(areas)].sort((left, right) => text.indexOf(left) - text.indexOf(right));
  return {
    ...(unique.length > 0 ? { areas: unique } : {}),
    ...(excluded.length > 0 ? { excludedAreas: [...new Set(excluded)] } : {}),
  };
}

function takeAfter(scanner: TextScanner, lead: RegExp, accept: (places: string[]) => boolean): string[] {
  const found: string[] = [];
  const next = (): RegExpExecArray | undefined =>
    scanner.take(lead, (match) => {
      const { places } = listAfter(scanner.text, match);
      return places.length > 0 && accept(places);
    });
  for (let text = scanner.text, match = next(); match; text = scanner.text, match = next()) {
    const { places, length } = listAfter(text, match);
    found.push(...places);
    cutText(scanner, text.slice(match.index + match[0].length).slice(0, length));
  }
  return found;
}

function listAfter(text: string, match: RegExpExecArray): { places: string[]; length: number } {
  return readPlaceList(text.slice(match.index + match[0].length), !/^not? /i.test(match[0] + ' '));
}

/** Hindi names the place first: "मरीना में", "marina mein". */
function takeBefore(scanner: TextScanner, postposition: RegExp): string[] {
  const found: string[] = [];
  const matches = [...scanner.text.matchAll(new RegExp(postposition.source, 'giu'))];
  for (const match of matches) {
    const before =
      scanner.text
        .slice(0, scanner.text.indexOf(match[0]))
        .split(/[|,.;?!]/)
        .at(-1) ?? '';
    const words = before.trim().split(' ');
    const stop = words.findLastIndex((word) => isFiller(word));
    const name = words
      .slice(stop + 1)
      .slice(-4)
      .join(' ');
    scanner.take(new RegExp(postposition.source, 'iu'));
    if (!/\p{L}/u.test(name)) continue;
    found.push(name);
    cutText(scanner, name);
  }
  return found;
}

/** A short message may name a place nobody taught this model: "villa bluewave", or just "bluewave" when asked where. */
function takeLeftovers(scanner: TextScanner, { areaAsked, namesHome, words }: PlaceHint): string[] {
  const answers = areaAsked && words <= BARE_ANSWER;
  const telegraphs = namesHome && words <= SHORT_MESSAGE;
  if ((!answers && !telegraphs) || scanner.has(SENTENCE) || scanner.text.includes('?')) return [];
  const { places } = readPlaceList(
    scanner.text
      .split(/[|.;?!:]/)
      .map((piece) => trimFillers(piece))
      .find((piece) => /\p{L}{3,}/u.test(piece)) ?? '',
  );
  const named = answers && !namesHome ? places : places.filter((place) => LIKE_A_NAME.test(place));
  for (const place of named) cutText(scanner, place);
  return named;
}

function trimFillers(piece: string): string {
  const words = piece.trim().split(' ');
  const first = words.findIndex((word) => word !== '' && !isFiller(word));
  return first < 0 ? '' : words.slice(first).join(' ');
}

function cutText(scanner: TextScanner, text: string): void {
  const trimmed = text.trim();
  if (trimmed === '') return;
  scanner.take(new RegExp(trimmed.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'u'));
}
