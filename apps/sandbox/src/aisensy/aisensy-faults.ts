/**
 * What AiSensy and WhatsApp do wrong on purpose. Rates are from 0 (never) to 1 (always), `true` is 1; absent
 * means healthy.
 */
export interface AisensyFaults {
  /** Milliseconds before any answer of the Direct API. */
  latencyMs?: number;
  /** Calls that find their token revoked and are answered 401; it stays so until a new one is bought. */
  rate401?: number;
  /** The same, answered 422. */
  rate422?: number;
  /** Calls answered 429 with `Retry-After: 1`. */
  rate429?: number;
  /** Calls answered 500 with an error body; nothing was done. */
  rate500?: number;
  /** Calls answered 502 by "the proxy"; nothing was done, but the caller cannot know. */
  rate502?: number;
  /** Messages that are accepted and delivered, but whose answer is cut off. */
  loseResponse?: number;
  /** Webhooks that arrive twice. */
  duplicateWebhooks?: number;
  /** Webhooks that arrive after later ones (up to half a second). */
  shuffleWebhooks?: number;
  /** Statuses that are never reported. */
  dropStatuses?: number;
  /** Accepted messages fail later with this code of Meta, e.g. 131026. */
  failStatusCode?: number;
  /** Share of the accepted messages that fail so; all of them when absent. */
  failStatusRate?: number;
  /** The pair rate (45 at once, then one per 6 s and customer) is not enforced. */
  ignorePairRate?: boolean;
  /** The 24-hour window is closed for everyone: templates only. */
  closeWindow?: boolean;
}

export const FAULT_RATES = [
  'rate401',
  'rate422',
  'rate429',
  'rate500',
  'rate502',
  'loseResponse',
  'duplicateWebhooks',
  'shuffleWebhooks',
  'dropStatuses',
  'failStatusRate',
] as const;
export type FaultRate = (typeof FAULT_RATES)[number];

const FLAGS = ['ignorePairRate', 'closeWindow'] as const;
const NUMBERS = { latencyMs: 60_000, failStatusCode: 999_999 } as const;

function isAmong<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

function readFault(name: string, value: unknown): AisensyFaults {
  if (isAmong(FAULT_RATES, name)) {
    const rate = typeof value === 'boolean' ? Number(value) : value;
    if (typeof rate === 'number' && rate >= 0 && rate <= 1) return { [name]: rate };
    throw new TypeError(`AiSensy fault "${name}" must be a rate from 0 to 1.`);
  }
  if (isAmong(FLAGS, name)) {
    if (typeof value === 'boolean') return { [name]: value };
    throw new TypeError(`AiSensy fault "${name}" must be true or false.`);
  }
  if (name === 'latencyMs' || name === 'failStatusCode') {
    if (typeof value === 'number' && value >= 0 && value <= NUMBERS[name]) return { [name]: value };
    throw new TypeError(`AiSensy fault "${name}" must be a number from 0 to ${NUMBERS[name]}.`);
  }
  const known = [...Object.keys(NUMBERS), ...FAULT_RATES, ...FLAGS].join(', ');
  throw new TypeError(`Unknown AiSensy fault ${name}; known are ${known}.`);
}

/** Checks faults that came from outside. @throws TypeError naming what is unknown or out of range. */
export function parseAisensyFaults(input: unknown): AisensyFaults {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('AiSensy faults must be an object; {} means none.');
  }
  const parts = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => readFault(name, value));
  return Object.assign({}, ...parts) as AisensyFaults;
}
