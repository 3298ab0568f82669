import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';

/** A message of this kind was sent: `location`, `document`, `image`. */
export const sends =
  (kind: string): Check =>
  ({ messages }) =>
    assert.ok(
      messages.some((message) => message.kind === kind),
      `a ${kind} should be sent, not only ${messages.map((message) => message.kind).join(', ')}`,
    );
