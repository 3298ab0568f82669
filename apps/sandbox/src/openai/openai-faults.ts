/** What the endpoint does wrong on purpose. Rates are from 0 (never) to 1 (always), `true` is 1; absent means healthy. */
export interface OpenAiFaults {
  /** Milliseconds before an answer begins. */
  delayMs?: number;
  /** Milliseconds between the pieces of a streamed answer. */
  tokenDelayMs?: number;
  /** Requests answered 429 with `Retry-After: 1`. */
  rate429?: number;
  /** Requests answered 500. */
  rate500?: number;
  /** Answers with tool calls whose arguments are cut off in the middle. */
  malformedToolArguments?: number;
  /** Requests that are never answered; the caller has to give up. */
  hang?: number;
}

const RATES = ['rate429', 'rate500', 'malformedToolArguments', 'hang'] as const;
const DELAYS = ['delayMs', 'tokenDelayMs'] as const;
const LONGEST_DELAY_MS = 600_000;

/** Faults that strike some requests. */
export type OpenAiFaultRate = (typeof RATES)[number];

/** Checks faults that came from outside. @throws TypeError naming what is unknown or out of range. */
export function parseOpenAiFaults(input: unknown): OpenAiFaults {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('OpenAI faults must be an object; {} means none.');
  }
  const parts = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => readFault(name, value));
  return Object.assign({}, ...parts) as OpenAiFaults;
}

function readFault(name: string, value: unknown): OpenAiFaults {
  if (RATES.some((rate) => rate === name)) {
    const rate = typeof value === 'boolean' ? Number(value) : value;
    if (typeof rate === 'number' && rate >= 0 && rate <= 1) return { [name]: rate };
    throw new TypeError(`OpenAI fault "${name}" must be a rate from 0 to 1.`);
  }
  if (DELAYS.some((delay) => delay === name)) {
    if (typeof value === 'number' && value >= 0 && value <= LONGEST_DELAY_MS) return { [name]: value };
    throw new TypeError(`OpenAI fault "${name}" must be milliseconds from 0 to ${LONGEST_DELAY_MS}.`);
  }
  throw new TypeError(`Unknown OpenAI fault ${name}; known are ${[...DELAYS, ...RATES].join(', ')}.`);
}
