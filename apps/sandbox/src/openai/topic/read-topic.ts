import { correctTypos } from '../text/correct-typos';
import { normalizeText } from '../text/normalize-text';
import { isEmptyWish, type Wish } from '../wish/wish';
import { LOCATION, type Aspect } from './property-aspects';
import { findAskedAspect } from './property-question';
import { findPreference } from './read-preference';
import { findOwnName } from './read-name';
import { findReference, type Reference } from './read-reference';
import { findReferences } from './read-references';
import type { Topic } from './topic';
import {
  BARE_MORE,
  DETAILS,
  LOOKING,
  MORE,
  MORE_OF_ELSE,
  PLACE_TALK,
  QUESTION,
  SMALL_TALK,
  TELLING_OF_ONE,
  TELLING_TOPICS,
  TELLING_UNLESS_WISHED,
  VISIT_VERB,
} from './topic-words';
import { findMeasure, type Measure } from './words/market.words';
import { THIS_HOME } from './words/this-home.words';
import { NO_VISIT } from './words/visit.words';
import { findWhen } from './words/when.words';

/** What a message is about, and what of it matters for an answer. */
export interface TopicReading {
  topic: Topic;
  reference?: Reference;
  /** Homes to set side by side. */
  references?: string[];
  /** What is asked about a property. */
  aspect?: Aspect;
  name?: string;
  measure?: Measure;
  when?: string;
  /** Something to remember about the customer. */
  preference?: string;
}

const CANCEL = /\bcancel\b|إلغاء|रद्द/iu;
/** Said instead of a time. */
const GIVES_UP =
  /\b(?:cancel|never ?mind|forget (?:it|that|about it)|don'?t bother|no need|changed my mind)\b|إلغاء|रद्द|रहने दो/iu;

/** What is known of the conversation when a message is read. */
export interface TopicHint {
  /** Properties have been shown, so that "2" or "does it have parking" can mean one of them. */
  hasList: boolean;
  /** Names of the shown ones. */
  listed?: readonly string[];
  /** The last question was for the day and time of a visit. */
  asksWhen?: boolean;
  /** The last question was for the customer's name. */
  asksName?: boolean;
  /** A visit is booked. */
  hasVisit?: boolean;
}

/** Tells what a message is about, given what it says about the property looked for. */
export function readTopic(message: string, wish: Wish, hint: TopicHint): TopicReading {
  const text = correctTypos(normalizeText(message));
  const when = findWhen(text);
  const answersWhen = hint.asksWhen === true && !namesHome(wish);
  const reference = answersWhen ? undefined : findReference(message, hint.hasList, hint.listed);
  const name = findOwnName(message, hint.asksName);
  const preference = findPreference(text);
  const extras = {
    ...(reference ? { reference } : {}),
    ...(name === undefined ? {} : { name }),
    ...(when === undefined ? {} : { when }),
    ...(preference === undefined ? {} : { preference }),
  };
  const topic = findTellingTopic(text, wish, hint, extras) ?? readQuietTopic(text, wish, hint, extras);
  return finish(topic, text, extras, answersWhen);
}

type Extras = Pick<TopicReading, 'reference' | 'name' | 'when' | 'preference'>;

function finish(
  topic: Topic | { topic: Topic; aspect: Aspect },
  text: string,
  extras: Extras,
  answersWhen: boolean,
): TopicReading {
  if (typeof topic === 'object') return { ...topic, ...extras };
  switch (topic) {
    case 'statistics':
      return { topic, measure: findMeasure(text) ?? 'overview', ...extras };
    case 'compare':
      return { topic, references: findReferences(text), ...extras };
    case 'location':
      return { topic, aspect: LOCATION, ...extras };
    case 'unclear':
      // Whatever follows the question for a time is an answer to it, however little it says.
      return answersWhen ? { topic: 'visit', ...extras, when: text } : { topic, ...extras };
    default:
      return { topic, ...extras };
  }
}

function findTellingTopic(
  text: string,
  wish: Wish,
  hint: TopicHint,
  { reference }: Extras,
): Topic | undefined {
  const telling = TELLING_TOPICS.find(
    ([topic, pattern]) => pattern.test(text) && !(topic === 'visit' && NO_VISIT.test(text)),
  )?.[0];
  if (telling) return telling;
  if (reference && VISIT_VERB.test(text) && !NO_VISIT.test(text)) return 'visit';
  if (findMeasure(text) && !wish.sort?.includes('first')) return 'statistics';
  const unwished = !namesKind(wish) || THIS_HOME.test(text);
  const around = unwished
    ? TELLING_UNLESS_WISHED.find(
        ([topic, pattern]) => pattern.test(text) && (topic !== 'landmark_view' || QUESTION.test(text)),
      )?.[0]
    : undefined;
  return (
    around ?? (wish.transaction ? undefined : TELLING_OF_ONE.find(([, pattern]) => pattern.test(text))?.[0])
  );
}

function readQuietTopic(
  text: string,
  wish: Wish,
  hint: TopicHint,
  { reference, name, when, preference }: Extras,
): Topic | { topic: Topic; aspect: Aspect } {
  const { hasList, asksWhen = false, hasVisit = false } = hint;
  if (asksWhen && GIVES_UP.test(text)) return 'cancel_visit';
  if (hasVisit && CANCEL.test(text)) return 'cancel_visit';
  if (when !== undefined && !namesHome(wish)) {
    if (asksWhen) return 'visit';
    if (hasVisit && /\b(?:make it|instead|rather|change|move|can we do)\b/i.test(text)) return 'reschedule';
  }
  const aspect = hasList || reference ? findAskedAspect(text, reference !== undefined) : undefined;
  if (aspect && asksAboutOne(text, wish, aspect)) return { topic: 'question', aspect };
  if (reference && !namesHome(wish)) return 'details';
  const plain = readPlainTopic(text, wish, hasList, name);
  if (plain === 'search' && preference !== undefined && isOnlyPlaces(wish)) return 'preference';
  if (plain === 'search' && isOnlyRelative(wish)) return 'refine';
  if (plain !== 'unclear') return plain;
  if (preference !== undefined) return 'preference';
  return when !== undefined && hasList && !NO_VISIT.test(text) ? 'visit' : 'unclear';
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

/** "What's the rent?" and "which floor is the apartment on?" wish for nothing. */
function asksAboutOne(text: string, wish: Wish, aspect: Aspect): boolean {
  const { transaction, types, ...rest } = wish;
  if (namesHome(rest)) return false;
  const named = types === undefined || THIS_HOME.test(text);
  return named && (transaction === undefined || aspect.name === 'price');
}

/** Whoever names a kind of home, a deal or a place looks for homes, and asks nothing about one. */
function namesHome({ transaction, types, areas, bedrooms, relative, dropped }: Wish): boolean {
  return [transaction, types, areas, bedrooms, relative, dropped].some((part) => part !== undefined);
}

function namesKind({ transaction, types, bedrooms }: Wish): boolean {
  return [transaction, types, bedrooms].some((part) => part !== undefined);
}

function isOnlyTypes(wish: Wish): boolean {
  const { types: _types, adds: _adds, ...rest } = wish;
  return isEmptyWish(rest);
}

function isOnlyPlaces(wish: Wish): boolean {
  const { areas: _areas, adds: _adds, ...rest } = wish;
  return isEmptyWish(rest);
}

function isOnlyRelative(wish: Wish): boolean {
  const { relative, excludedAreas: _excluded, types: _types, adds: _adds, ...rest } = wish;
  return relative !== undefined && isEmptyWish(rest);
}
