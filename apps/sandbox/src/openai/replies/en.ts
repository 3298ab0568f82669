import type { ReplyTexts } from './reply-texts';

const LABEL = 'I am a rule-based demo model standing in for a real language model in this sandbox.';

export const EN: ReplyTexts = {
  greeting:
    'Hello! Would you like to rent or buy, which type of property, and in which area? A budget helps but is optional.',
  wellbeing: 'I am doing well, thank you! Would you like to rent or buy, and in which area?',
  thanks: 'You are welcome! Tell me if you would like to see more or change anything.',
  farewell: 'Goodbye, and good luck with your search! Write any time.',
  refusal: 'All right. I am here whenever you want to look at properties.',
  identity: `${LABEL} I can help you look for a property: rent or buy, which type, and which area?`,
  abilities:
    'I can look for properties, show more of them and answer questions about the ones you have seen, in English, Arabic or Hindi. Would you like to rent or buy, and in which area?',
  offTopic: 'I can only help with property here. Are you looking to rent or buy?',
  placeTalk:
    'I am only a demo model and know no facts about places by heart, but I can look up properties there. Would you like to rent or buy?',
  unclear:
    'I did not quite get that. Are you looking to rent or buy, which type of property, and in which area?',
  unreadable: 'I cannot open that, I am afraid. Could you write it as a text?',
  noList: 'Let us find some properties first. Would you like to rent or buy, and in which area?',
  person:
    'A colleague of the team has to take that over, I cannot do it myself. Shall I go on with your search meanwhile?',
  visit: 'I cannot arrange visits myself; a colleague has to do that. Which property is it about?',
  statistics: 'I have no market figures to look that up in. Shall I search for properties instead?',
  cannotLookUp: 'I cannot look that up. Is there anything about the property itself you would like to know?',
  metYou: (name) => `Nice to meet you, ${name}! Would you like to rent or buy, and in which area?`,
  yourName: (name) => `Your name is ${name}, as you told me.`,
  nameUnknown: 'You have not told me your name yet. How may I call you?',
  missing: (what) => `I need one more thing for that: ${what}. Could you tell me?`,
  failed: 'That did not work just now. Could you say it in other words?',
  nothingFound: 'I found nothing that matches. Would you like to change something?',
  found: (total) => `I found ${total} that match:`,
  listed: 'Here is what I found:',
  done: 'Done.',
  says: (title, facts) => `${title ? `${title}: the` : 'The'} listing says ${facts}.`,
  mentions: (title, words) => `Yes, ${title ? `the listing of ${title}` : 'the listing'} mentions ${words}.`,
  notListed: (what) => `The listing does not say anything about ${what}. The team can find out for you.`,
  anythingElse: 'Anything else you would like to know?',
  aspects: { maid: "a maid's room", charges: 'fees', payment: 'payment terms', furnishing: 'furniture' },
};
