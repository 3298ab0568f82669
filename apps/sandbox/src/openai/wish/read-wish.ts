import { correctTypos } from '../text/correct-typos';
import { normalizeText } from '../text/normalize-text';
import { phrase } from '../text/phrase';
import { TextScanner } from '../text/text-scanner';
import { readBedrooms } from './read-bedrooms';
import { readComparison } from './read-comparison';
import { readFeatures } from './read-features';
import { readOpenness } from './read-openness';
import { readPlaces } from './read-places';
import { readPrice } from './read-price';
import { readSize } from './read-size';
import { readTransaction } from './read-transaction';
import { readTypes } from './read-types';
import { writeMoneyInDigits } from './write-money-in-digits';
import { isEmptyWish, type Wish } from './wish';

/** Where the customer is or works tells nothing about the home they want. */
const NOISE = phrase(
  String.raw`my (?:office|shop|work(?:place)?|current (?:flat|apartment|villa|house|home|place))|(?:relocat\p{L}*|mov(?:e|ing)|com(?:e|ing)|new|liv(?:e|ing)) (?:in|to) (?:dubai|the uae|uae)|(?:good|nice) (?:morning|afternoon|evening|day)`,
);
const MORE_OF_IT = /^ *(?:or|and|أو|या) /iu;
const BESIDES = phrase('also|as ?well|too|in addition|additionally|plus|include|add|أيضا|كمان|भी|bhi');

/** Reads one message for what is looked for. `areaAsked`: the question before it was about the area. */
export function readWish(message: string, areaAsked = false): Wish {
  const text = correctTypos(writeMoneyInDigits(normalizeText(message)));
  const scanner = new TextScanner(text);
  scanner.takeAll(NOISE);
  const open = readOpenness(scanner);
  const size = readSize(scanner);
  const price = readPrice(scanner);
  const comparison = readComparison(scanner);
  const bedrooms = readBedrooms(scanner);
  const { dropped: droppedFeatures = [], ...features } = readFeatures(scanner);
  const types = readTypes(scanner);
  const transaction = readTransaction(scanner);
  const said: Wish = {
    ...types,
    ...open,
    ...size,
    ...price,
    ...comparison,
    ...bedrooms,
    ...features,
    ...transaction,
  };
  const places = readPlaces(scanner, {
    areaAsked,
    namesHome: [said.transaction, said.types, said.bedrooms].some((wish) => wish !== undefined),
    words: text.split(/\s+/).length,
  });
  const dropped = [...(open.dropped ?? []), ...droppedFeatures];
  const wish: Wish = {
    ...said,
    ...places,
    ...(open.areas ? { areas: open.areas } : {}),
    ...(dropped.length > 0 ? { dropped } : {}),
  };
  return !isEmptyWish(wish) && (scanner.has(BESIDES) || MORE_OF_IT.test(text))
    ? { ...wish, adds: true }
    : wish;
}

/** Reads the messages of a burst as one wish: what comes later wins, unless it says "also". */
export function readWishes(messages: readonly string[], areaAsked = false): Wish {
  return messages.reduce<Wish>((known, message) => mergeWishes(known, readWish(message, areaAsked)), {});
}

function mergeWishes(known: Wish, next: Wish): Wish {
  const { adds, ...said } = next;
  if (isEmptyWish(known)) return next;
  if (!adds) return { ...known, ...said };
  const union = (left?: string[], right?: string[]) => [...new Set([...(left ?? []), ...(right ?? [])])];
  return {
    ...known,
    ...said,
    ...(said.types ? { types: union(known.types, said.types) } : {}),
    ...(said.areas ? { areas: union(known.areas, said.areas) } : {}),
    ...(said.features ? { features: union(known.features, said.features) } : {}),
  };
}
