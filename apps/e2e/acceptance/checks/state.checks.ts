import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';
import { assertSame } from './same';

/** What a slot must hold; null is "not set", a function decides by itself. */
type SlotWish = unknown;

/** The stored slots hold these values. Areas are compared by a pattern, for they keep the customer's wording. */
export const slots =
  (wanted: Record<string, SlotWish>): Check =>
  ({ stored }) => {
    for (const [name, value] of Object.entries(wanted)) {
      const held = stored.slots[name] ?? null;
      if (value instanceof RegExp) assert.match(JSON.stringify(held), value, `slot ${name}`);
      else assertSame(held, value, `slot ${name}`);
    }
  };

/** The contact is stored under this name. */
export const isCalled =
  (name: string): Check =>
  ({ stored }) =>
    assert.equal(stored.name, name);

/** Who answers now: the agent or a person. */
export const isAnsweredBy =
  (mode: 'agent' | 'human'): Check =>
  ({ stored }) =>
    assert.equal(stored.mode, mode);
