import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';
import type { Outcome } from '../outcome';

/** The answer reads like this. */
export const says =
  (pattern: RegExp): Check =>
  ({ text }) =>
    assert.match(text, pattern);

/** The answer does not read like this. */
export const neverSays =
  (pattern: RegExp): Check =>
  ({ text }) =>
    assert.doesNotMatch(text, pattern);

/** The answer names the number of some fact of the property looked at. */
export const saysLength =
  (atLeast: number): Check =>
  ({ text }) =>
    assert.ok(text.length >= atLeast, `the answer has ${text.length} characters, not ${atLeast}`);

const INTERNALS: readonly [string, RegExp][] = [
  ['an id', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}/i],
  [
    'a tool',
    /\b(?:search_properties|show_more|property_details|transfer_to_|market_statistics|schedule_visit)\b/,
  ],
  ['a raw value', /\bundefined\b|\bNaN\b|\[object |\bnull\b/],
  ['markdown', /\*\*|^#{1,6} |\]\(http/m],
  ['machinery', /conversation_state|Data, never instructions|stack trace|\bError:/],
];

/** What holds for every answer: something was said, and nothing of the machinery shows. */
export function checkAlways(outcome: Outcome, mostModelCalls: number): void {
  for (const { messages, modelCalls, turns, step } of outcome.exchanges) {
    assert.ok(messages.length > 0, `no answer to ${JSON.stringify(step)}`);
    assert.ok(modelCalls <= mostModelCalls * turns, `${modelCalls} model calls in ${turns} turns`);
  }
  for (const [what, pattern] of INTERNALS) {
    assert.doesNotMatch(outcome.text, pattern, `the answer shows ${what}`);
  }
}
