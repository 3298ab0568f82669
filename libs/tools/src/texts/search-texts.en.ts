import type { SearchTexts, Superlative } from './search-texts';

const SUPERLATIVES: Readonly<Record<Superlative, string>> = {
  cheapest: 'The lowest price',
  most_expensive: 'The highest price',
  largest: 'The largest',
  smallest: 'The smallest',
};

/** English. */
export const SEARCH_EN: SearchTexts = {
  otherCurrency: 'Our prices are in AED (dirhams). What would your budget be in AED?',
  cheaperThan: (aed) => `below AED ${aed}`,
  dearerThan: (aed) => `above AED ${aed}`,
  biggerThan: (sqft) => `larger than ${sqft} sqft`,
  smallerThan: (sqft) => `smaller than ${sqft} sqft`,
  newestFirst: 'newest first',
  withinKm: (km) => `within ${km} km of the place`,
  constraints: {
    price: 'the budget',
    area: 'the area',
    type: 'the type',
    bedrooms: 'the number of bedrooms',
    size: 'the size',
    feature: 'the features',
    radius: 'the distance',
  },
  anySize: 'any size',
  without: (feature) => `no ${feature} required`,
  excluding: (feature) => `without ${feature}`,
  notIn: (areas) => `not in ${areas}`,
  away: (km) => `${km} km away`,
  foundBroadened: (total, wish, given) =>
    `No match for ${wish}, nor with one thing changed. Leaving ${given.join(' and ')} open I found **${total}**:`,
  foundMarket: (wish) => `I found nothing close to ${wish}.`,
  market: {
    all: (total) => `We have ${total} in all.`,
    noneInArea: (area) => `None of them is in ${area}.`,
    fewInArea: (count, area) => `Very few of them are in ${area}: ${count}.`,
    noneInBudget: 'None of them is within your budget.',
    fewInBudget: (count) =>
      `Only ${count} of them ${count === 1 ? 'is' : 'are'} within your budget; a little more would help.`,
    noneOfType: (type) => `None of them is of the type ${type}.`,
    areas: (list) => `📍 Biggest areas: ${list}`,
    types: (list) => `🏠 Types: ${list}`,
    prices: (list) => `💰 Prices: ${list}`,
    areaFrom: (area, count, aed) => `${area} ${count}${aed ? ` (from AED ${aed})` : ''}`,
    between: (from, to) => (to ? `AED ${from}-${to}` : `over AED ${from}`),
    sample: (count) => (count === 1 ? 'Here is one of them:' : `Here are ${count} of them:`),
  },
  statistics: {
    superlative: (kind, wish, total) =>
      `${SUPERLATIVES[kind]} among ${total} ${total === 1 ? 'listing' : 'listings'} for ${wish}:`,
    count: (total, wish) => `There ${total === 1 ? 'is' : 'are'} **${total}** for ${wish}.`,
    intro: (wish, sample) =>
      `📊 ${capitalise(wish)}, from ${sample} ${sample === 1 ? 'listing' : 'listings'}:`,
    average: (amount) => `💰 Average price: **${amount}**`,
    median: (amount) => `⚖️ Median price: **${amount}**`,
    span: (from, to) => `↕️ From ${from} to ${to}`,
    size: (amount) => `📐 Average size: ${amount}`,
    perSqft: (aed, sample) => `📏 Price per sqft: **${aed}** on average (${sample} listings)`,
    perYear: ' a year',
    byArea: '📍 Average by area:',
    byBedrooms: '🛏️ Average by bedrooms:',
    group: (name, count, aed) => `• ${name}: ${aed} (${count})`,
    none: (wish) => `There is nothing listed for ${wish}, so I have no figures.`,
    noFigures: (wish) => `The listings for ${wish} do not state it, so I have no figure.`,
    because: (facts) => `Its listing says: ${facts}.`,
    others: 'The next ones in that order are below it.',
  },
  compare: {
    intro: '⚖️ Side by side:',
    lowestPrice: 'Lowest price',
    largest: 'Largest',
    type: '🏠 Type',
    bedrooms: '🛏️ Bedrooms',
    bathrooms: '🚿 Bathrooms',
    perSqft: '📏 Price per sqft',
    needTwo: 'Which two or three shall I compare? Their numbers are enough, e.g. "compare 1 and 2".',
    tooMany: (most) => `I can compare up to ${most} at a time; here are the first ${most}.`,
    same: 'That is the same property twice. Which other one shall I compare it with?',
  },
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
