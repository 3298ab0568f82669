import { runPool } from '../src/run-pool';
import { System } from '../src/system';
import { ALL_CASES } from './all-cases';
import { type CaseResult, listRuns, runCase } from './run-case';
import { StoredConversations } from './stored-conversations';

/** Conversations at a time: enough to keep two cores busy. */
const WIDTH = 12;
const FIRST_NUMBER = 971_560_000_000;
const RUNS = listRuns(ALL_CASES.filter(({ faults }) => !faults));

describe('Acceptance conversations, from webhook to phone', () => {
  let system: System;
  let stored: StoredConversations;
  let results: Promise<CaseResult>[] = [];

  beforeAll(async () => {
    system = await System.start();
    stored = new StoredConversations(await system.databaseUrl());
    await stored.query('update public.tenants set quiet_ms = 120');
    const settle: ((result: CaseResult) => void)[] = [];
    results = RUNS.map((_, index) => new Promise((resolve) => (settle[index] = resolve)));
    void runPool(RUNS, WIDTH, async (run, index) =>
      settle[index]?.(await runCase(run, `${FIRST_NUMBER + index}`, system.sandbox, stored)),
    );
  });
  afterAll(async () => {
    await stored.close();
    await system.stop();
  });

  it.each(RUNS.map(({ name }, index) => [name, index] as const))('%s', async (_name, index) => {
    const result = await results[index];
    if (!result?.passed) throw new Error(`${result?.failure}\n${result?.trace}`);
  });
});
