import type { Conversation } from '../conversation/conversation';
import type { ReplyTexts } from '../replies/reply-texts';
import type { Topic } from '../topic/topic';
import type { TopicReading } from '../topic/read-topic';

/** Topics that get the same words whatever the conversation knows. */
const FIXED = {
  wellbeing: 'wellbeing',
  thanks: 'thanks',
  farewell: 'farewell',
  refusal: 'refusal',
  identity: 'identity',
  abilities: 'abilities',
  off_topic: 'offTopic',
  place_talk: 'placeTalk',
  unreadable: 'unreadable',
  person: 'person',
  visit: 'visit',
  reschedule: 'visit',
  cancel_visit: 'visit',
  fair_housing: 'fairHousing',
  landmark_view: 'landmarkView',
  amenity_rank: 'amenityRank',
  ask_team: 'askTeam',
  preference: 'noted',
  statistics: 'statistics',
  nearby: 'cannotLookUp',
  route: 'cannotLookUp',
} as const satisfies Partial<Record<Topic, keyof ReplyTexts>>;

/** What is said when no tool is called. */
export function sayWithoutTool(
  { topic, name }: TopicReading,
  conversation: Conversation,
  texts: ReplyTexts,
): string {
  switch (topic) {
    case 'greeting':
    case 'search':
      return greet(conversation, texts);
    case 'my_visits':
      return sayVisits(conversation, texts);
    case 'more':
    case 'refine':
    case 'compare':
    case 'details':
    case 'question':
    case 'brochure':
    case 'location':
      return conversation.hasList ? texts.cannotLookUp : texts.noList;
    case 'name':
      return name === undefined ? texts.greeting : greetNewName(name, conversation, texts);
    case 'own_name':
      return sayName(conversation, texts);
    case 'unclear':
      return conversation.hasList && conversation.asksSomething ? texts.cannotLookUp : texts.unclear;
    default:
      return texts[FIXED[topic]];
  }
}

/** Nice to meet you, and on with what was going on. */
export function greetNewName(name: string, conversation: Conversation, texts: ReplyTexts): string {
  const { asksWhen, hasList } = conversation;
  const next = asksWhen ? texts.askWhen : hasList ? texts.anythingElse : texts.askWish;
  return `${texts.metYou(name)} ${next}`;
}

function greet(conversation: Conversation, texts: ReplyTexts): string {
  const name = findName(conversation);
  return name === undefined ? texts.greeting : texts.greetingTo(name);
}

const NOT_TOLD = /not told|unknown|asked for/i;

/** Notes of a conversation may hold the name under any of these. */
function findName(conversation: Conversation): string | undefined {
  const name = ['customerName', 'customer_name', 'contactName', 'contact_name']
    .map((key) => conversation.findRemembered(key))
    .find((value) => typeof value === 'string' && value !== '' && !NOT_TOLD.test(value));
  return typeof name === 'string' ? name : undefined;
}

function sayName(conversation: Conversation, texts: ReplyTexts): string {
  const name = findName(conversation);
  return name === undefined ? texts.nameUnknown : texts.yourName(name);
}

/** What is booked, as a note of the conversation tells it. */
function sayVisits({ visits }: Conversation, texts: ReplyTexts): string {
  const lines = visits.map((visit) => {
    const facts = ['title', 'property', 'when', 'startsAt', 'at'].map((key) => visit[key]);
    return facts.filter((fact) => typeof fact === 'string').join(': ');
  });
  return lines.length === 0 ? texts.noVisits : [texts.yourVisits, ...lines].join('\n');
}
