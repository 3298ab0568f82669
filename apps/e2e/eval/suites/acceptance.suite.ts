import { ALL_CASES } from '../../acceptance/all-cases';
import { type CaseRun, listRuns, runCase } from '../../acceptance/run-case';
import type { ChannelFault, EvalOptions } from '../run/eval-options';
import type { SuiteReport } from '../run/eval-report';
import type { EvaluatedSystem } from '../run/evaluated-system';
import { runAttempts, toTraceStep } from './run-attempts';

const FIRST_NUMBER = 971_570_000_000;

/** The acceptance conversations, from webhook to phone, with whatever goes wrong on the way. */
export async function runAcceptance(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport> {
  const runs = listRuns(ALL_CASES.filter(({ faults }) => !faults)).filter(
    ({ name }) => !options.only || name.includes(options.only),
  );
  const since = await system.now();
  const first = FIRST_NUMBER + (Date.now() % 1_000_000) * 1_000;
  await system.sandbox.setFaults(toFaults(options.faults));
  let next = 0;
  const cases = await runAttempts(
    'acceptance',
    runs.map((run) => ({ id: run.name.split(':')[0] ?? run.name, what: run.acceptance.then, case: run })),
    options,
    async ({ case: run }) => {
      const { passed, failure, exchanges } = await runCase(
        inPieces(run, options.faults),
        `${first + (next += 1)}`,
        system.sandbox,
        system.stored,
      );
      return { passed, trace: exchanges.map(toTraceStep), ...(failure === undefined ? {} : { failure }) };
    },
  );
  await system.sandbox.setFaults({});
  return {
    name: 'acceptance',
    about: 'Acceptance conversations in several wordings each, from webhook to phone, judged by effects',
    cases,
    figures: { wordings: runs.length },
    turns: await system.findTurnFigures(since),
  };
}

function toFaults(faults: readonly ChannelFault[]): Record<string, unknown> {
  const redelivery = faults.includes('redelivery');
  const reorder = faults.includes('reorder');
  return {
    aisensy: {
      ...(redelivery ? { duplicateWebhooks: 0.5 } : {}),
      ...(reorder ? { shuffleWebhooks: 0.5 } : {}),
    },
    pubsub: {
      ...(redelivery ? { duplicate: 0.5, dropAcks: 0.2 } : {}),
      ...(reorder ? { reorder: 0.5 } : {}),
    },
  };
}

/** Written in bursts, as people do: a message for every part between commas. */
function inPieces(run: CaseRun, faults: readonly ChannelFault[]): CaseRun {
  if (!faults.includes('bursts') || typeof run.step !== 'string') return run;
  const pieces = run.step.split(/(?<=[,.!?]) +/).filter(Boolean);
  return pieces.length < 2 ? run : { ...run, step: { burst: pieces } };
}
