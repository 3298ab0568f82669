import type { SeededRandom } from './seeded-random';

/** Faults of the sandbox by part, plus those of the proxies. */
export interface Weather {
  name: string;
  part: 'pubsub' | 'aisensy' | 'openai' | 'supabase' | 'proxy';
  faults: Record<string, number | boolean>;
  /** Longer than a usual wave. */
  ms?: number;
}

/** Everything that goes wrong, each for a while. */
export const WEATHERS: readonly Weather[] = [
  { name: 'acks dropped, leases cut', part: 'pubsub', faults: { dropAcks: 0.4, maxLeaseMs: 2_000 } },
  { name: 'duplicates, out of order', part: 'pubsub', faults: { duplicate: 0.4, reorder: 0.5 } },
  { name: 'delivery delayed', part: 'pubsub', faults: { delayMs: 300 } },
  { name: 'streams reset', part: 'pubsub', faults: { resetStreams: 500 } },
  { name: 'publish answers lost', part: 'pubsub', faults: { losePublishResponses: 0.3 } },
  { name: 'broker away', part: 'pubsub', faults: { unavailable: true }, ms: 1_200 },
  { name: 'throttled', part: 'aisensy', faults: { rate429: 0.4 } },
  { name: 'provider errors', part: 'aisensy', faults: { rate500: 0.3, rate502: 0.1 } },
  { name: 'tokens revoked', part: 'aisensy', faults: { rate401: 0.1, rate422: 0.1 } },
  { name: 'answers of sends lost', part: 'aisensy', faults: { loseResponse: 0.3 } },
  { name: 'slow provider', part: 'aisensy', faults: { latencyMs: 800 } },
  { name: 'not delivered', part: 'aisensy', faults: { failStatusCode: 131026, failStatusRate: 0.3 } },
  { name: 'not delivered for now', part: 'aisensy', faults: { failStatusCode: 131000, failStatusRate: 0.3 } },
  { name: 'statuses dropped', part: 'aisensy', faults: { dropStatuses: 0.4 } },
  { name: 'slow model', part: 'openai', faults: { delayMs: 1_500 } },
  { name: 'model throttled', part: 'openai', faults: { rate429: 0.5 } },
  { name: 'model errors', part: 'openai', faults: { rate500: 0.5 } },
  { name: 'broken tool arguments', part: 'openai', faults: { malformedToolArguments: 1 } },
  { name: 'model hangs', part: 'openai', faults: { hang: 0.3 } },
  { name: 'model down', part: 'openai', faults: { rate500: 1 }, ms: 9_000 },
  { name: 'slow database', part: 'supabase', faults: { slowMs: 250 } },
  { name: 'database refuses', part: 'supabase', faults: { refuse: true }, ms: 1_200 },
  { name: 'answers of the database lost', part: 'proxy', faults: { loseRpcAnswers: 0.1 } },
];

/** All weathers, shuffled, two at a time and never two of one part. */
export function drawWeather(random: SeededRandom): [Weather, Weather][] {
  const left = [...WEATHERS];
  const take = (allowed: (weather: Weather) => boolean): Weather | undefined => {
    const candidates = left.filter(allowed);
    if (candidates.length === 0) return undefined;
    const picked = random.pick(candidates);
    left.splice(left.indexOf(picked), 1);
    return picked;
  };
  const waves: [Weather, Weather][] = [];
  for (let first = take(() => true); first; first = take(() => true)) {
    const { part } = first;
    const second =
      take((weather) => weather.part !== part) ??
      random.pick(WEATHERS.filter((weather) => weather.part !== part));
    waves.push([first, second]);
  }
  return waves;
}
