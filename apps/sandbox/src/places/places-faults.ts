/** What the places stand-in does wrong on purpose. Rates are from 0 (never) to 1 (always), `true` is 1; absent means healthy. */
export interface PlacesFaults {
  /** Milliseconds before an answer. */
  delayMs?: number;
  /** Requests answered 429 `RESOURCE_EXHAUSTED`. */
  rate429?: number;
  /** Requests answered 500 `INTERNAL`. */
  rate500?: number;
  /** Requests that are never answered; the caller has to give up. */
  hang?: number;
  /** Answers in which nothing was found. */
  empty?: number;
}

const RATES = ['rate429', 'rate500', 'hang', 'empty'] as const;
const LONGEST_DELAY_MS = 600_000;

/** Faults that strike some requests. */
export type PlacesFaultRate = (typeof RATES)[number];

/** Checks faults that came from outside. @throws TypeError naming what is unknown or out of range. */
export function parsePlacesFaults(input: unknown): PlacesFaults {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('Places faults must be an object; {} means none.');
  }
  const parts = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => readFault(name, value));
  return Object.assign({}, ...parts) as PlacesFaults;
}

function readFault(name: string, value: unknown): PlacesFaults {
  if (RATES.some((rate) => rate === name)) {
    const rate = typeof value === 'boolean' ? Number(value) : value;
    if (typeof rate === 'number' && rate >= 0 && rate <= 1) return { [name]: rate };
    throw new TypeError(`Places fault "${name}" must be a rate from 0 to 1.`);
  }
  if (name === 'delayMs') {
    if (typeof value === 'number' && value >= 0 && value <= LONGEST_DELAY_MS) return { delayMs: value };
    throw new TypeError(`Places fault "delayMs" must be milliseconds from 0 to ${LONGEST_DELAY_MS}.`);
  }
  throw new TypeError(`Unknown places fault ${name}; known are delayMs, ${RATES.join(', ')}.`);
}
