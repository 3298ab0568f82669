import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';

/** Exactly this visit is booked, in Dubai's time: "2026-11-26 15:00". A function is asked when the case runs. */
export const isBookedFor =
  (when: () => string): Check =>
  ({ stored }) => {
    const booked = stored.visits.filter(({ status }) => status === 'booked');
    assert.equal(booked.map(({ at }) => at).join(', '), when(), 'booked visits');
  };

/** Nothing is booked. */
export const nothingBooked: Check = ({ stored }) =>
  assert.equal(
    stored.visits.filter(({ status }) => status === 'booked').length,
    0,
    'no visit should be booked',
  );
