import type { Conversation } from '../conversation/conversation';
import type { ReplyTexts } from '../replies/reply-texts';
import type { TopicReading } from '../topic/read-topic';

/** What is said when no tool is called. */
export function sayWithoutTool(
  { topic, name }: TopicReading,
  conversation: Conversation,
  texts: ReplyTexts,
): string {
  switch (topic) {
    case 'greeting':
    case 'search':
      return texts.greeting;
    case 'wellbeing':
      return texts.wellbeing;
    case 'thanks':
      return texts.thanks;
    case 'farewell':
      return texts.farewell;
    case 'refusal':
      return texts.refusal;
    case 'identity':
      return texts.identity;
    case 'abilities':
      return texts.abilities;
    case 'off_topic':
      return texts.offTopic;
    case 'place_talk':
      return texts.placeTalk;
    case 'unreadable':
      return texts.unreadable;
    case 'person':
      return texts.person;
    case 'visit':
      return texts.visit;
    case 'statistics':
      return texts.statistics;
    case 'nearby':
    case 'route':
      return texts.cannotLookUp;
    case 'more':
    case 'details':
    case 'question':
    case 'brochure':
    case 'location':
      return conversation.hasList ? texts.cannotLookUp : texts.noList;
    case 'name':
      return name === undefined ? texts.greeting : texts.metYou(name);
    case 'own_name':
      return sayName(conversation, texts);
    case 'unclear':
      return conversation.hasList && conversation.asksSomething ? texts.cannotLookUp : texts.unclear;
  }
}

/** Notes of a conversation may hold the name under any of these. */
function sayName(conversation: Conversation, texts: ReplyTexts): string {
  const name = ['customerName', 'customer_name', 'contactName', 'contact_name']
    .map((key) => conversation.findRemembered(key))
    .find((value) => typeof value === 'string');
  return typeof name === 'string' ? texts.yourName(name) : texts.nameUnknown;
}
