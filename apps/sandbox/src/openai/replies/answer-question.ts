import type { JsonObject } from '../conversation/read-json';
import { phrase } from '../text/phrase';
import type { Aspect } from '../topic/property-aspects';
import { describeValue } from './describe-fact';
import type { ReplyTexts } from './reply-texts';

/** Answers what was asked about a property from the facts of a tool result, and from nothing else. */
export function answerQuestion(aspect: Aspect, facts: JsonObject, texts: ReplyTexts): string {
  const title = typeof facts['title'] === 'string' ? facts['title'] : undefined;
  const name = texts.aspects[aspect.name] ?? aspect.name;
  const key = findKey(aspect, facts);
  if (key !== undefined) {
    const value = describeValue(key, facts[key]);
    const period = aspect.name === 'price' ? describePeriod(facts) : '';
    return `${texts.says(title, `${name}: ${value}${period}`)} ${texts.anythingElse}`;
  }
  const mentioned = findMention(aspect, facts);
  return mentioned === undefined ? texts.notListed(name) : texts.mentions(title, mentioned);
}

function findKey({ keys }: Aspect, facts: JsonObject): string | undefined {
  const present = Object.keys(facts).filter((key) => isSaid(facts[key]) && !/^(?:not|has)/.test(key));
  return keys
    .map((part) => present.find((key) => key.toLowerCase().replace(/_/g, '').includes(part)))
    .find((key) => key !== undefined);
}

/** Zero parking spaces are an answer; an empty list is none. */
function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}

function describePeriod(facts: JsonObject): string {
  const key = Object.keys(facts).find((name) => /period|frequency/i.test(name));
  return key !== undefined && isSaid(facts[key]) ? ` (${describeValue(key, facts[key])})` : '';
}

/** Items of lists such as amenities that name what was asked. */
function findMention({ asked }: Aspect, facts: JsonObject): string | undefined {
  const pattern = phrase(asked);
  const items = Object.entries(facts)
    .filter(([key]) => !/^not/i.test(key))
    .flatMap(([, value]): unknown[] => (Array.isArray(value) ? value : []))
    .filter((item): item is string => typeof item === 'string')
    .map((item) => item.replace(/_/g, ' '))
    .filter((item) => pattern.test(item));
  return items.length > 0 ? [...new Set(items)].join(', ') : undefined;
}
