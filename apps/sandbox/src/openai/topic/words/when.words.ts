import { NUMBER_WORD } from '../../text/number-words';
import { phrase } from '../../text/phrase';

const DAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`;
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\p{L}*`;
const TIME_WORDS = String.raw`yesterday|today|tod|tonight|tomm?or?row|tmr\p{L}*|tmrw|day after tomorrow|(?:next|this|coming|on|the following) (?:${DAY}|week(?:end)?|month)|${DAY}|weekend|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?: \d{4})?|${MONTH} (?:the )?\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d{2}-\d{2}|the \d{1,2}(?:st|nd|rd|th)|in (?:\d+|${NUMBER_WORD}|an?) (?:hours?|days?|weeks?|minutes?)`;
const CLOCK = String.raw`(?:at |@ ?|around |about |by |after |before )?(?:\d{1,2}(?::|\.)\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|(?:\d{1,2}|${NUMBER_WORD}) ?o'?clock|half past (?:\d{1,2}|${NUMBER_WORD})|quarter (?:past|to) (?:\d{1,2}|${NUMBER_WORD}))|at (?:\d{1,2}|${NUMBER_WORD})(?: (?:in the )?(?:morning|afternoon|evening))?|(?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|noon|midday|night|lunch ?time)|after work|(?:الساعة |الساعه )?\d{1,2} ?(?:صباحا|مساء|ظهرا|عصرا|ص|م)|الساعة (?:\d{1,2}(?::\d{2})?|\p{L}+)(?: (?:صباحا|مساء|ظهرا|عصرا))?|(?:सुबह|शाम|दोपहर|रात)(?: (?:को )?\d{1,2}(?::\d{2})? ?(?:बजे)?)?|\d{1,2}(?::\d{2})? ?(?:बजे|baje)|(?:subah|shaam|dopahar)(?: \d{1,2}(?: ?baje)?)?`;
const OTHER_DAYS = String.raw`غدا|غد|بكرة|بكره|اليوم|بعد غد|بعد بكرة|(?:يوم |ال)?(?:الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)(?: القادم(?:ة)?)?|الأسبوع القادم|आज|कल|परसों|(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार|(?:kal|parso|aaj)(?= )`;

/** Days and times of day, however vague. */
export const WHEN = phrase(String.raw`(?:${TIME_WORDS}|${CLOCK}|${OTHER_DAYS})`);

/** From the first word about a time to the last one: what lies between belongs to it. */
export function findWhen(text: string): string | undefined {
  const matches = [...text.matchAll(new RegExp(WHEN.source, `${WHEN.flags}g`))];
  const [first] = matches;
  const last = matches.at(-1);
  if (!first || !last) return undefined;
  return text
    .slice(first.index, last.index + last[0].length)
    .replace(/ \| /g, ' ')
    .trim();
}
