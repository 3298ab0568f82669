import { wholePhrase } from '../text/phrase';
import { readWish } from '../wish/read-wish';
import type { TopicHint, TopicReading } from './read-topic';
import { readTopic } from './read-topic';
import type { Topic } from './topic';

/** Which message of a burst decides, when they are about different things. */
const WEIGHTIEST: readonly Topic[] = [
  'fair_housing',
  'person',
  'cancel_visit',
  'reschedule',
  'visit',
  'compare',
  'search',
  'refine',
  'statistics',
  'question',
  'details',
  'brochure',
  'location',
  'nearby',
  'route',
  'more',
  'landmark_view',
  'amenity_rank',
  'ask_team',
  'my_visits',
  'own_name',
  'identity',
  'place_talk',
  'name',
  'preference',
  'abilities',
  'off_topic',
  'wellbeing',
  'unclear',
  'unreadable',
  'greeting',
  'thanks',
  'farewell',
  'refusal',
];
const CONSENT = wholePhrase(
  String.raw`(?:(?:yes|yeah|yep|yup|sure|ok(?:ay)?|of course|please|go ahead|why not|do it|show me|نعم|أيوه|طبعا|تمام|हाँ|हां|जी|जी हां|ठीक है)[ ,.!]*)+`,
);
const OFFERS_MORE = /\bmore\b|المزيد|और (?:देख|दिखा)/i;

/** What the burst is about as a whole: its weightiest message, with names and references of all. */
export function readBurst(
  burst: readonly string[],
  hint: TopicHint & { asksArea: boolean; lastAnswer: string },
): TopicReading {
  if (burst.length > 0 && burst.every((text) => CONSENT.test(text)) && OFFERS_MORE.test(hint.lastAnswer)) {
    return { topic: 'more' };
  }
  const readings = burst.map((message) => readTopic(message, readWish(message, hint.asksArea), hint));
  const ranked = readings.toSorted(
    (left, right) => WEIGHTIEST.indexOf(left.topic) - WEIGHTIEST.indexOf(right.topic),
  );
  const main: TopicReading = ranked[0] ?? { topic: 'unclear' };
  return readings.reduce<TopicReading>((whole, { name, reference, when, preference }) => {
    return {
      ...whole,
      ...(whole.name === undefined && name !== undefined ? { name } : {}),
      ...(whole.reference === undefined && reference ? { reference } : {}),
      ...(whole.when === undefined && when !== undefined ? { when } : {}),
      ...(whole.preference === undefined && preference !== undefined ? { preference } : {}),
    };
  }, main);
}
