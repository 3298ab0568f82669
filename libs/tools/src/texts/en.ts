import type { Relaxation } from '@whatsapp-agent/contracts';
import { formatAed, plus } from '../presentation/format-number';
import type { SearchSlots } from '../memory/search-slots.schema';
import type { PropertyTexts } from './property-texts';
import { SEARCH_EN } from './search-texts.en';

const TYPES = {
  apartment: 'apartments',
  villa: 'villas',
  villa_village: 'villa village homes',
  townhouse: 'townhouses',
  penthouse: 'penthouses',
  studio: 'studios',
  plot: 'plots',
  residential: 'residential properties',
  commercial: 'commercial properties',
} as const;

const SLOTS = {
  price: 'budget (in AED)',
  types: 'property type',
  size: 'size',
  bedrooms: 'number of bedrooms',
};

function describe(relaxation: Relaxation, searched: SearchSlots): string {
  const { constraint, value } = relaxation;
  switch (constraint) {
    case 'price':
      return `a budget of ${formatAed(Number(value))}${plus(value, searched.price?.max, (extra) => ` (AED ${extra} more)`)}`;
    case 'area':
      return `${value}`;
    case 'type':
      return Object.entries(TYPES).find(([type]) => type === value)?.[1] ?? value;
    case 'bedrooms':
      return value === '0' ? 'studios' : `${value} ${value === '1' ? 'bedroom' : 'bedrooms'}`;
    case 'size':
      return SEARCH_EN.anySize;
    case 'feature':
      return SEARCH_EN.without(
        Object.entries(EN.features).find(([feature]) => feature === value)?.[1] ?? value,
      );
    case 'radius':
      return SEARCH_EN.withinKm(value);
  }
}

/** English. */
export const EN: PropertyTexts = {
  search: SEARCH_EN,
  transactions: { sale: 'to buy', rent: 'to rent' },
  types: TYPES,
  features: {
    study: 'study',
    maid_room: "maid's room",
    laundry_room: 'laundry room',
    reception_area: 'extra reception area',
    park_pool_view: 'park or pool view',
    upgraded_flooring: 'upgraded flooring',
    garden: 'landscaped garden',
    parking: 'covered parking',
    balcony: 'balcony',
  },
  details: {
    price: '💰 Price',
    area: '📍 Area',
    building: '🏢 Building',
    size: '📐 Size',
    plot: '📏 Plot',
    parking: '🚗 Covered parking',
    balconies: '🌇 Balconies',
    features: '✨ Features',
    amenities: '🏊 Amenities',
  },
  properties: 'properties',
  anywhere: 'anywhere',
  studio: 'Studio',
  notListed: 'not listed',
  buttons: { knowMore: 'Know More', scheduleVisit: 'Schedule Visit', showMore: 'Show more' },
  beds: (count) => `${count} bed`,
  baths: (count) => `${count} bath`,
  price: (amount, period) => `AED ${amount}${period ? `/${period}` : ''}`,
  priceOnRequest: 'Price on request',
  size: (sqft) => `${sqft} sqft`,
  upTo: (amount) => `up to ${amount}`,
  from: (amount) => `from ${amount}`,
  wish: ({ what, beds, transaction, areas, extras }) =>
    [
      [beds, what, transaction, areas && (areas === 'anywhere' ? areas : `in ${areas}`)]
        .filter(Boolean)
        .join(' '),
      ...extras,
    ].join(', '),
  questions: {
    transaction: 'Would you like to **rent** or **buy**?',
    types: 'What **type** of property: apartment, villa, townhouse, penthouse, commercial or plot?',
    areas: 'Which **area** do you prefer, e.g. Marina, Downtown or JBR? "Anywhere" is fine too.',
  },
  greetingQuestion: 'Happy to help you find a place. Please tell me (a budget is optional):',
  gotIt: (wish) => `Got it: ${wish}.`,
  unclear: (slots) =>
    `I couldn't read the ${slots.map((slot) => SLOTS[slot]).join(' and ')}; could you write it again?`,
  found: (total, wish) => `🎯 I found **${total}** ${total === 1 ? 'match' : 'matches'} for ${wish}.`,
  foundRelaxed: (total, wish, relaxation) =>
    `No exact match for ${wish}. With ${relaxation} I found **${total}**:`,
  foundNothing: (wish) => `I found no match for ${wish}.`,
  firstOf: (shown) => `Here are the first ${shown}.`,
  pressKnowMore: 'Press **Know More** on a card for the details.',
  suggestion: (relaxation, searched) => `• ${describe(relaxation, searched)}: ${relaxation.count} found`,
  relaxed: describe,
  suggestionsIntro: 'You could also try:',
  tryOther: 'Shall I try another area, budget or type?',
  unknownAreas: (names) => `I don't know an area called ${names}.`,
  range: (from, to, total) => `Here are ${from === to ? `number ${from}` : `${from}-${to}`} of ${total}.`,
  remaining: (count) => `${count} more are waiting: press the button or say **show more**.`,
  allShown: (total) => `That is all ${total}.`,
  nothingMore: (total) =>
    `You have seen all ${total} of them. I can search another area, budget or type if you like.`,
  searchFirst:
    "We haven't searched yet. Tell me if you want to rent or buy, which type and which area, and I'll show you what there is.",
  notInList: (count) =>
    count === 1
      ? 'There is only one property in the list; say "property 1" to see it.'
      : `That one isn't in the list: it has ${count} properties. Which number would you like, 1-${count}?`,
  whichOne: (count) => `Which one do you mean? Please give me its number, 1-${count}.`,
  gone: "I'm sorry, that property is no longer available. Would you like to see others?",
  askNext: 'Ask me anything about it, or press the button to arrange a visit.',
  unavailable:
    "I'm sorry, I can't reach our listings at the moment. I've kept what you told me; please try again in a minute.",
};
