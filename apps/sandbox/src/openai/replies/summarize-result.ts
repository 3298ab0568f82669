import { collectObjects, isJsonObject, type JsonObject } from '../conversation/read-json';
import { describeKey, describeValue } from './describe-fact';
import type { ReplyTexts } from './reply-texts';

const MOST_LINES = 5;
const MOST_FACTS = 4;
const NAMES = ['title', 'name', 'label'];
/** What a line of a list says beside the name, in this order. */
const TELLING: readonly [RegExp, string][] = [
  [/price|rent(?!period)|cost/i, ''],
  [/bed/i, ' bed'],
  [/size|sq_?ft/i, ''],
  [/area|community|location/i, ''],
];
/** Bookkeeping of a tool, not facts about homes. */
const BOOKKEEPING =
  /^(?:id|status|note|slots|tier|cursor|number|ok|success|.*(?:id|url|latitude|longitude))$/i;

/** Words for a tool result that was not asked about anything particular. */
export function summarizeResult(result: JsonObject, texts: ReplyTexts): string {
  const list = Object.values(result).find(
    (value): value is JsonObject[] => Array.isArray(value) && value.length > 0 && value.every(isJsonObject),
  );
  if (list) return describeList(list, result, texts);
  if (holdsEmptyList(result)) return texts.nothingFound;
  const facts = Object.entries(result).filter(([key, value]) => isFact(key, value));
  if (facts.length === 0) return texts.done;
  const title = findName(result);
  const rest = facts.filter(([key]) => !NAMES.includes(key)).slice(0, MOST_FACTS);
  const words = rest.map(([key, value]) => `${describeKey(key)} ${describeValue(key, value)}`);
  return words.length === 0 ? (title ?? texts.done) : texts.says(title, words.join(', '));
}

function describeList(list: JsonObject[], result: JsonObject, texts: ReplyTexts): string {
  const total = collectObjects(result)
    .flatMap(({ object }) => [object['total'], object['count']])
    .find((value) => typeof value === 'number');
  const lines = list.slice(0, MOST_LINES).map((item, index) => {
    const facts = TELLING.flatMap(([pattern, suffix]) =>
      Object.entries(item)
        .filter(([key, value]) => pattern.test(key) && isFact(key, value))
        .slice(0, 1)
        .map(([key, value]) => describeValue(key, value) + suffix),
    );
    return `${index + 1}. ${[findName(item), facts.join(', ')].filter(Boolean).join(' — ')}`;
  });
  const intro = total === undefined ? texts.listed : texts.found(describeValue('total', total));
  return [intro, ...lines].join('\n');
}

function holdsEmptyList(result: JsonObject): boolean {
  const lists = Object.values(result).filter(Array.isArray);
  return (lists.length > 0 && lists.every((list) => list.length === 0)) || result['total'] === 0;
}

function isFact(key: string, value: unknown): boolean {
  return !BOOKKEEPING.test(key) && ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}

function findName(item: JsonObject): string | undefined {
  const name = NAMES.map((key) => item[key]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : undefined;
}
