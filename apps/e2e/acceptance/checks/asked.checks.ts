import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';
import { assertSame } from './same';

/** What may be asked for, and how a question for it reads in the languages of the agent. */
const QUESTIONS = {
  transaction: /\b(?:rent|buy)\b[^?]*\b(?:rent|buy)\b|للإيجار|إيجار|شراء|किराए|किराये|खरीद/i,
  types: /type|apartment|kind of (?:home|property)|نوع|तरह|प्रकार/i,
  areas: /area|where|location|communit|منطقة|أين|इलाके|इलाका|एरिया|जगह/i,
  budget: /budget|price|ميزاني|बजट/i,
  property: /which (?:one|property|home)|number|choose|pick|أي عقار|रقم|رقم|कौन|नंबर/i,
  date: /date|day|when|تاريخ|يوم|متى|तारीख|दिन|कब/i,
  time: /time|o'clock|hour|[ap]m\b|الوقت|ساعة|وقت|समय|बजे/i,
  name: /your name|call you|اسمك|आपका नाम/i,
} as const;

export type Question = keyof typeof QUESTIONS;

/** The answer asks for each of these. */
export const asksFor =
  (...wanted: Question[]): Check =>
  ({ text }) => {
    for (const what of wanted) assert.match(text, QUESTIONS[what], `the answer should ask for ${what}`);
  };

/** Of buy or rent, type and area, exactly these are still missing and asked for. */
export const stillMissing =
  (...wanted: ('transaction' | 'types' | 'areas')[]): Check =>
  (outcome) => {
    const [call] = outcome.calls('search_properties');
    assert.ok(call, 'search_properties should have been called');
    assert.equal(call.result['status'], 'needs', 'something should still be missing');
    assertSame([...(call.result['missing'] as string[])].sort(), [...wanted].sort(), 'what is still missing');
    asksFor(...wanted)(outcome);
  };
