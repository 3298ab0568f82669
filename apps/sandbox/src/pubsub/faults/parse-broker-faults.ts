import { type BrokerFaults, CALL_ERRORS } from './broker-faults';

type Check = (value: unknown) => boolean;

const isRate: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isMilliseconds: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isCallError: Check = (value) => CALL_ERRORS.some((name) => name === value);
const isBoolean: Check = (value) => typeof value === 'boolean';

const CHECKS: Record<keyof BrokerFaults, { check: Check; expected: string }> = {
  dropAcks: { check: isRate, expected: 'a rate from 0 to 1' },
  duplicate: { check: isRate, expected: 'a rate from 0 to 1' },
  reorder: { check: isRate, expected: 'a rate from 0 to 1' },
  losePublishResponses: { check: isRate, expected: 'a rate from 0 to 1' },
  delayMs: { check: isMilliseconds, expected: 'milliseconds, 0 or more' },
  maxLeaseMs: {
    check: (value) => typeof value === 'number' && value >= 10,
    expected: 'at least 10 milliseconds',
  },
  publishError: { check: isCallError, expected: `one of ${CALL_ERRORS.join(', ')}` },
  settleError: { check: isCallError, expected: `one of ${CALL_ERRORS.join(', ')}` },
  unavailable: { check: isBoolean, expected: 'true or false' },
  resetStreams: {
    check: (value) => isBoolean(value) || (typeof value === 'number' && isMilliseconds(value) && value >= 10),
    expected: 'true, false or an interval of at least 10 milliseconds',
  },
};

/**
 * Checks faults that came from outside, for example as JSON.
 * @throws TypeError naming the first field that is unknown or out of range.
 */
export function parseBrokerFaults(input: unknown): BrokerFaults {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('Broker faults must be an object; {} means none.');
  }
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  for (const [field, value] of given) {
    const rule = CHECKS[field as keyof BrokerFaults] as (typeof CHECKS)[keyof BrokerFaults] | undefined;
    if (!rule) {
      throw new TypeError(`Unknown broker fault "${field}"; known are ${Object.keys(CHECKS).join(', ')}.`);
    }
    if (!rule.check(value)) throw new TypeError(`Broker fault "${field}" must be ${rule.expected}.`);
  }
  return Object.fromEntries(given);
}
