import type { ReplyTexts } from './reply-texts';

const LABEL = 'I am a rule-based demo model standing in for a real language model in this sandbox.';

export const EN: ReplyTexts = {
  greeting:
    'Hello! Would you like to rent or buy, which type of property, and in which area? A budget helps but is optional.',
  greetingTo: (name) =>
    `Hello ${name}! Would you like to rent or buy, which type of property, and in which area? A budget helps but is optional.`,
  askWish: 'Would you like to rent or buy, and in which area?',
  askWhen: 'Which day and what exact time would you like to visit?',
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
  noVisits: 'I see no booked visit. Shall I arrange one? Tell me which property, and the day and time.',
  yourVisits: 'Your visits:',
  fairHousing:
    'I choose homes by budget, size, type and area, never by who lives there, and I cannot advise on that. Which area and budget would you like me to look at?',
  landmarkView:
    'The listings do not tell which homes have that view, so I will not promise it; our team can find out. I can look at homes and their listed amenities in an area you name: would you like to rent or buy, and where?',
  amenityRank:
    'I cannot rank homes by their amenities, but each property lists its own, such as pool, gym or parking. Tell me which amenities matter, whether to rent or buy, and where, and I will look.',
  askTeam:
    'I have no confirmed information about that; our team can tell you. Write "talk to a person" and a colleague takes over, or tell me what home you are looking for.',
  noted: 'Noted, I will keep that in mind. Anything else I should know?',
  cannotLookUp: 'I cannot look that up. Is there anything about the property itself you would like to know?',
  metYou: (name) => `Nice to meet you, ${name}!`,
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
