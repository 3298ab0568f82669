import { correctTypos } from '../text/correct-typos';
import { normalizeText } from '../text/normalize-text';
import { isEmptyWish, type Wish } from '../wish/wish';
import { type Aspect, LOCATION } from './property-aspects';
import { findAskedAspect } from './property-question';
import { findReference, type Reference } from './read-reference';
import { findOwnName } from './read-name';
import type { Topic } from './topic';
import {
  BARE_MORE,
  DETAILS,
  LOOKING,
  MORE,
  MORE_OF_ELSE,
  PLACE_TALK,
  SMALL_TALK,
  TELLING_TOPICS,
  VISIT_VERB,
} from './topic-words';

/** What a message is about, and what of it matters for an answer. */
export interface TopicReading {
  topic: Topic;
  reference?: Reference;
  /** What is asked about a property. */
  aspect?: Aspect;
  name?: string;
}

/** What is known of the conversation when a message is read. */
export interface TopicHint {
  /** Properties have been shown, so that "2" or "does it have parking" can mean one of them. */
  hasList: boolean;
}

/** Tells what a message is about, given what it says about the property looked for. */
export function readTopic(message: string, wish: Wish, { hasList }: TopicHint): TopicReading {
  const text = correctTypos(normalizeText(message));
  const reference = findReference(message, hasList);
  const name = findOwnName(message);
  const extras = { ...(reference ? { reference } : {}), ...(name === undefined ? {} : { name }) };
  const telling = TELLING_TOPICS.find(([, pattern]) => pattern.test(text))?.[0];
  if (telling) return { topic: telling, ...(telling === 'location' ? { aspect: LOCATION } : {}), ...extras };
  if (reference && VISIT_VERB.test(text)) return { topic: 'visit', ...extras };
  const aspect = hasList || reference ? findAskedAspect(text, reference !== undefined) : undefined;
  if (aspect && !namesHome(wish)) return { topic: 'question', aspect, ...extras };
  if (reference && !namesHome(wish)) return { topic: 'details', ...extras };
  return { topic: readPlainTopic(text, wish, hasList, name), ...extras };
}

function readPlainTopic(text: string, wish: Wish, hasList: boolean, name: string | undefined): Topic {
  if (BARE_MORE.test(text)) return 'more';
  if (MORE.test(text) && !MORE_OF_ELSE.test(text) && isOnlyTypes(wish)) return 'more';
  if (DETAILS.test(text) && hasList && isOnlyTypes(wish)) return 'details';
  if (PLACE_TALK.test(text) && isOnlyPlaces(wish)) return 'place_talk';
  if (!isEmptyWish(wish)) return 'search';
  if (LOOKING.test(text)) return 'search';
  if (DETAILS.test(text)) return 'details';
  if (name !== undefined) return 'name';
  const talk = SMALL_TALK.find(([, pattern]) => pattern.test(text))?.[0];
  if (talk) return talk;
  // Only an emoji: agreement, as far as rules can tell.
  return text === '' ? 'thanks' : 'unclear';
}

/** Whoever names a kind of home, a deal or a place looks for homes, and asks nothing about one. */
function namesHome({ transaction, types, areas, bedrooms, relative, dropped }: Wish): boolean {
  return [transaction, types, areas, bedrooms, relative, dropped].some((part) => part !== undefined);
}

function isOnlyTypes(wish: Wish): boolean {
  const { types: _types, adds: _adds, ...rest } = wish;
  return isEmptyWish(rest);
}

function isOnlyPlaces(wish: Wish): boolean {
  const { areas: _areas, adds: _adds, ...rest } = wish;
  return isEmptyWish(rest);
}
