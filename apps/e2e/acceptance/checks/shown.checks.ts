import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';
import type { ListedProperty, Outcome } from '../outcome';
import { assertSame } from './same';

/** Properties were shown: at least `min`, at most `max`. */
export const showsProperties =
  ({ min = 1, max = 10 }: { min?: number; max?: number } = {}): Check =>
  ({ shownCount }) =>
    assert.ok(
      shownCount >= min && shownCount <= max,
      `${shownCount} properties were shown, not ${min} to ${max}`,
    );

/** Nothing was shown. */
export const showsNothing: Check = ({ shownCount }) =>
  assert.equal(shownCount, 0, 'no property should be shown');

/** Every property of the stored list fits. */
export const everyShown =
  (what: string, fits: (property: ListedProperty) => boolean): Check =>
  ({ stored }) => {
    assert.ok(stored.shown.length > 0, 'something should be listed');
    const others = stored.shown.filter((property) => !fits(property));
    assertSame(others, [], `every listed property should be ${what}`);
  };

/** The n-th property of the list is the one looked at now. */
export const looksAt =
  (number: number): Check =>
  ({ stored }) => {
    const wanted = stored.shown[number - 1];
    assert.ok(wanted, `the list should have a number ${number}`);
    assert.equal(stored.active?.id, wanted.id, `the property looked at should be number ${number}`);
  };

/** No property is looked at. */
export const looksAtNothing: Check = ({ stored }) => assert.equal(stored.active, undefined);

/** Title and price of the property looked at are in the answer. */
export const tellsAboutActive: Check = (outcome) => {
  const { active } = outcome.stored;
  assert.ok(active, 'some property should be looked at');
  // WhatsApp's limits may cut long titles.
  const title = active.title.slice(0, 40);
  assert.ok(outcome.text.includes(title), `the answer should name "${title}"`);
};

/** "11-15 of 15": the next page, numbered on, and no new search. */
export const showsNextPage: Check = (outcome) => {
  const before = previousList(outcome);
  assert.equal(outcome.calls('search_properties').length, 0, 'no fresh search');
  assert.equal(outcome.calls('show_more').length, 1, 'show_more should be called');
  const { shown, total } = outcome.stored;
  assert.equal(shown.length, Math.min(before + 10, total), 'the next cards should be listed');
  assert.equal(new Set(shown.map(({ id }) => id)).size, shown.length, 'no property is listed twice');
  assert.match(outcome.text, new RegExp(`\\b${total}\\b`), 'the answer should tell the total');
};

function previousList(outcome: Outcome): number {
  const pages = outcome.exchanges.slice(0, -1).filter(({ tools }) => tools.some(isPage));
  return pages.length * 10;
}

function isPage({ name, result }: { name: string; result: Record<string, unknown> }): boolean {
  return (name === 'search_properties' || name === 'show_more') && result['status'] === 'shown';
}
