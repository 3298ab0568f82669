import { SHORT } from '../src/chaos/run/chaos-options';
import { writeChaosReport } from '../src/chaos/run/chaos-report';
import { runChaos } from '../src/chaos/run/run-chaos';
import type { SeedResult } from '../src/chaos/run/seed-result';

/** What must really have gone wrong, so that a run without findings says something. */
const STRUCK = [
  'pubsub: dropAcks',
  'pubsub: duplicate',
  'pubsub: reorder',
  'pubsub: delayMs',
  'pubsub: resetStreams',
  'pubsub: losePublishResponses',
  'pubsub: unavailable',
  'pubsub: maxLeaseMs',
  'aisensy: rate429',
  'aisensy: rate500',
  'aisensy: loseResponse',
  'aisensy: latencyMs',
  'aisensy: failStatusRate',
  'openai: delayMs',
  'openai: rate429',
  'openai: rate500',
  'openai: malformedToolArguments',
  'supabase: slowMs',
  'supabase: refuse',
  'database: loseRpcAnswers',
  'webhooks: copies',
  'webhooks: lateStatuses',
  'webhooks: regressedStatuses',
  'webhooks: replayedLater',
];

describe('Exactly one answer, whatever happens', () => {
  let results: SeedResult[];
  beforeAll(async () => {
    const lines: string[] = [];
    results = await runChaos({ ...SHORT, report: (line) => lines.push(line) });
    process.stdout.write(`${lines.join('\n')}\n${writeChaosReport(results)}\n`);
  }, 900_000);

  it('keeps every promise', () => {
    expect(
      results.flatMap(({ seed, findings }) => findings.map((finding) => ({ seed, ...finding }))),
    ).toEqual([]);
  });

  it('did so for more than 200 conversations, most of them answered', () => {
    const [result] = results;
    expect(result?.conversations).toBeGreaterThanOrEqual(200);
    expect(result?.outcomes.answered).toBeGreaterThan((result?.messages ?? 0) * 0.6);
  });

  it('did so while everything went wrong that can', () => {
    const faults = results.flatMap((result) => Object.entries(result.faults));
    const struck = new Set(faults.filter(([, count]) => count > 0).map(([name]) => name));
    expect(STRUCK.filter((name) => !struck.has(name))).toEqual([]);
    expect(results.flatMap(({ kills }) => Object.keys(kills)).length).toBeGreaterThanOrEqual(6);
  });
});
