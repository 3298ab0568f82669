import { runPool } from '../../src/run-pool';
import { describeStep, type Exchange } from '../../src/exchange';
import type { Attempt, CaseReport, TraceStep } from '../run/eval-report';
import { Progress } from '../run/progress';

/** A case as the runner sees it. */
export interface Runnable<Case> {
  id: string;
  what: string;
  case: Case;
}

/** Tries every case k times, several at once. */
export async function runAttempts<Case>(
  suite: string,
  cases: readonly Runnable<Case>[],
  { k, width }: { k: number; width: number },
  attempt: (item: Runnable<Case>, round: number) => Promise<Attempt>,
): Promise<CaseReport[]> {
  const jobs = cases.flatMap((item) => Array.from({ length: k }, (_, round) => ({ item, round })));
  const progress = new Progress(suite, jobs.length);
  const attempts = await runPool(jobs, width, async ({ item, round }) => {
    const result = await attempt(item, round).catch(toFailure);
    progress.step(result.passed);
    return result;
  });
  return cases.map(({ id, what }, index) => ({
    id,
    what,
    attempts: attempts.slice(index * k, (index + 1) * k),
  }));
}

function toFailure(error: unknown): Attempt {
  return { passed: false, failure: error instanceof Error ? error.message : String(error), trace: [] };
}

/** An exchange as a report keeps it. */
export function toTraceStep({ step, messages, tools, modelCalls, ms }: Exchange): TraceStep {
  return {
    said: describeStep(step),
    answered: messages
      .map(({ text = '', cards = [] }) =>
        [text, ...cards.map(({ title = '', body }) => `[card] ${title} ${body}`)].join('\n'),
      )
      .join('\n'),
    tools: tools.map(({ name, arguments: given }) => ({ name, arguments: given })),
    modelCalls,
    ms,
  };
}
