import { describeStep, type Exchange, type Step } from '../src/exchange';
import type { Sandbox } from '../src/sandbox';
import { WhatsappCustomer } from '../src/whatsapp-customer';
import type { AcceptanceCase } from './acceptance-case';
import { checkAlways } from './checks/said.checks';
import { Outcome } from './outcome';
import type { StoredConversations } from './stored-conversations';

/** One wording of a case. */
export interface CaseRun {
  name: string;
  acceptance: AcceptanceCase;
  step: Step;
  /** Which of the wordings this is, from 0. */
  wording: number;
}

/** How a run ended; a failure carries the trace. */
export interface CaseResult {
  run: CaseRun;
  passed: boolean;
  failure?: string;
  trace: string;
  exchanges: readonly Exchange[];
}

const MOST_MODEL_CALLS = 2;

/** Every wording of every case. */
export function listRuns(cases: readonly AcceptanceCase[]): CaseRun[] {
  return cases.flatMap((acceptance) =>
    acceptance.says.map((step, wording) => ({
      name: `${acceptance.id} ${describeStep(step)}: ${acceptance.then}`,
      acceptance,
      step,
      wording,
    })),
  );
}

/** Plays one wording as a customer of its own, from webhook to phone, and checks what came of it. */
export async function runCase(
  run: CaseRun,
  phone: string,
  sandbox: Sandbox,
  stored: StoredConversations,
): Promise<CaseResult> {
  const { given = [], checks, business, profileName, mostModelCalls = MOST_MODEL_CALLS } = run.acceptance;
  const before = typeof given === 'function' ? given(run.wording) : given;
  const customer = new WhatsappCustomer(sandbox, phone, { business, profileName });
  const exchanges: Exchange[] = [];
  let trace = '';
  try {
    for (const step of [...before, run.step]) exchanges.push(await customer.send(step));
    const outcome = new Outcome(exchanges, await stored.find(phone, business));
    trace = outcome.describe();
    checkAlways(outcome, mostModelCalls);
    for (const check of checks) check(outcome);
    return { run, passed: true, trace, exchanges };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { run, passed: false, failure, trace, exchanges };
  } finally {
    await stored.forgetVisits(phone);
  }
}
