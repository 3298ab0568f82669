import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { startSandbox, type Broker } from '../broker';
import { DRAIN_BUDGET_MS, FaultRun, type FaultResult } from './fault-run';
import { FAULT_SCENARIOS } from './fault-scenario';
import { SandboxControl } from './sandbox-control';
import { SettlementWatch } from './settlement-watch';

/** Set by the long form (`npx nx run pubsub:faults`). */
const MESSAGES = Number(process.env['PUBSUB_FAULT_MESSAGES'] ?? 300);
/** How long publishing takes where something happens meanwhile. */
const SPAN_MS = Math.max(1_300, MESSAGES);
const IS_LONG = MESSAGES >= 1_000;
const KILLS = IS_LONG ? 3 : 1;
/** What the server gives the client on top of the drain budget. */
const CLIENT_CLOSE_MARGIN_MS = 3_000;
const TIMEOUT_MS = 30_000 + MESSAGES * 20;

describe(`Faults, ${MESSAGES} messages each`, () => {
  const rows: string[] = [];
  let broker: Required<Broker>;
  let watch: SettlementWatch;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    broker = await startSandbox();
  }, 30_000);
  afterAll(async () => {
    await broker.stop();
    // After a refused acknowledgement the client's own close waits for all of its time, which keeps a worker alive.
    await sleep(DRAIN_BUDGET_MS + CLIENT_CLOSE_MARGIN_MS);
    if (process.env['PUBSUB_FAULT_MESSAGES']) process.stdout.write(`\n${rows.join('\n')}\n`);
  });
  beforeEach(() => {
    watch = new SettlementWatch();
    watch.start();
  });
  afterEach(() => watch.stop());

  it.each(FAULT_SCENARIOS.filter(({ longFormOnly }) => IS_LONG || !longFormOnly))(
    'loses nothing and settles nothing twice: $name',
    async (scenario) => {
      const run = new FaultRun(
        scenario,
        MESSAGES,
        broker.host,
        new SandboxControl(broker.url),
        SPAN_MS,
        KILLS,
      );
      const result = await run.run(TIMEOUT_MS);
      rows.push(toRow(scenario.name, result, watch.twice));
      expect(result).toMatchObject({ published: MESSAGES, lost: 0 });
      expect(watch.twice).toBe(0);
      if (scenario.disturb) expect(result.disturbances).toBeGreaterThan(1);
      if (scenario.kill) expect(result.disturbances).toBe(KILLS);
      if (!scenario.allowsTwice) expect(result.handledAgain).toBe(0);
      if (scenario.handler?.parkShare) expect(result.parked).toBeGreaterThan(0);
      else expect(result.parked).toBe(0);
    },
    TIMEOUT_MS * 2,
  );
});

function toRow(name: string, result: FaultResult, twice: number): string {
  const { lost, handledAgain, parked, publishAttempts, published, disturbances, seconds } = result;
  const cells = [name, disturbances, publishAttempts - published, lost, twice, handledAgain, parked];
  return `| ${[...cells, seconds.toFixed(1)].join(' | ')} |`;
}
