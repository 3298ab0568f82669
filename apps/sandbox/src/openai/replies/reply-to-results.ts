import type { Conversation } from '../conversation/conversation';
import { greetNewName } from '../decision/small-talk';
import { isJsonObject, type JsonObject, parseJson } from '../conversation/read-json';
import type { TopicReading } from '../topic/read-topic';
import { answerQuestion } from './answer-question';
import type { ReplyTexts } from './reply-texts';
import { summarizeResult } from './summarize-result';

const LONGEST_QUOTE = 300;
const FAILURE = /\b(?:error|invalid|not valid|refused|failed|unavailable|not found|does not fit|must be)\b/i;
/** Where tools put what they found when they wrap it. */
const WRAPPERS = ['result', 'data', 'facts', 'output'];

/** The final words after tools have answered: only what is in their results. */
export function replyToResults(
  results: readonly { name: string; text: string }[],
  reading: TopicReading,
  conversation: Conversation,
  texts: ReplyTexts,
): string {
  const greeted = results.find(
    ({ name }) => /name|contact/.test(name) && (reading.name ?? reading.preference) !== undefined,
  );
  const others = results.filter((result) => result !== greeted);
  if (others.length === 0) return sayKept(reading, conversation, texts);
  return others.map(({ text }) => replyToResult(text, reading, texts)).join('\n');
}

function sayKept(reading: TopicReading, conversation: Conversation, texts: ReplyTexts): string {
  if (reading.name !== undefined) return greetNewName(reading.name, conversation, texts);
  return reading.preference === undefined ? texts.done : texts.noted;
}

function replyToResult(text: string, { aspect }: TopicReading, texts: ReplyTexts): string {
  const value = parseJson(text);
  if (Array.isArray(value)) return summarizeResult({ items: value }, texts);
  if (!isJsonObject(value))
    return FAILURE.test(text) ? texts.failed : text.trim().slice(0, LONGEST_QUOTE) || texts.done;
  const facts = unwrap(value);
  if (typeof facts['error'] === 'string') return texts.failed;
  return aspect ? answerQuestion(aspect, facts, texts) : summarizeResult(facts, texts);
}

function unwrap(value: JsonObject): JsonObject {
  const inner = WRAPPERS.map((key) => value[key]).find(isJsonObject);
  return inner ?? value;
}
