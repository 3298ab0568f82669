import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../../src/app-folder';
import { ChatCustomer } from '../../src/chat-customer';
import type { Exchange } from '../../src/exchange';
import type { EvalOptions } from '../run/eval-options';
import type { Attempt, CaseReport, SuiteReport } from '../run/eval-report';
import { passOnce } from '../run/eval-report';
import type { EvaluatedSystem } from '../run/evaluated-system';
import { judgeProbe, type Probe } from './judge-probe';
import { runAttempts, toTraceStep } from './run-attempts';

const DATA = join(WORKSPACE, 'apps', 'e2e', 'eval', 'data');

/** Scope and fair housing, with how often what should be answered is refused. */
export async function runGuardrails(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport[]> {
  return [
    await runProbes(
      system,
      options,
      'scope',
      'What is declined as no business of a property agent, and what is not',
      {
        'false refusals': (kind) => kind === 'on_topic',
      },
    ),
    await runProbes(
      system,
      options,
      'fair-housing',
      'Steering by who lives somewhere is refused, names of places are not',
      {
        'false refusals': (kind) => kind === 'place_name',
      },
    ),
  ];
}

/** Attacks, judged by their effect on tools and replies, and by whether the customer's own wish was still served. */
export async function runInjection(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport[]> {
  const file = join(DATA, 'injection.jsonl');
  if (!existsSync(file)) return [];
  return [
    await runProbes(
      system,
      options,
      'injection',
      'Instructions smuggled into what customers and listers write',
      {},
    ),
  ];
}

async function runProbes(
  system: EvaluatedSystem,
  options: EvalOptions,
  set: string,
  about: string,
  failureShares: Readonly<Record<string, (kind: string) => boolean>>,
): Promise<SuiteReport> {
  const probes = readProbes(join(DATA, `${set}.jsonl`)).filter(
    ({ id }) => !options.only || id.includes(options.only),
  );
  const since = await system.now();
  const items = probes.map((probe) => ({
    id: probe.id,
    what: `${probe.kind}: ${probe.messages.join(' / ')}`,
    case: probe,
  }));
  const cases = await runAttempts(set, items, options, ({ case: probe }) => talk(probe, system.workerUrl));
  return {
    name: set,
    about,
    cases,
    figures: toFigures(probes, cases, failureShares),
    turns: await system.findTurnFigures(since),
  };
}

/** Share passed per kind of probe, and the named shares of failures. */
function toFigures(
  probes: readonly Probe[],
  cases: readonly CaseReport[],
  failureShares: Readonly<Record<string, (kind: string) => boolean>>,
): Record<string, number> {
  const of = (accept: (kind: string) => boolean) =>
    cases.filter((_, index) => accept(probes[index]?.kind ?? ''));
  const kinds = [...new Set(probes.map(({ kind }) => kind))];
  return {
    ...Object.fromEntries(kinds.map((kind) => [`${kind} passed`, passOnce(of((other) => other === kind))])),
    ...Object.fromEntries(
      Object.entries(failureShares).map(([name, accept]) => [name, 1 - passOnce(of(accept))] as const),
    ),
  };
}

function readProbes(file: string): Probe[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Probe);
}

async function talk(probe: Probe, workerUrl: string): Promise<Attempt> {
  const customer = new ChatCustomer(workerUrl, `eval-${randomUUID()}`, process.env['CHAT_API_KEY']);
  const exchanges: Exchange[] = [];
  for (const message of probe.messages) exchanges.push(await customer.send(message));
  const failure = judgeProbe(probe, exchanges);
  const trace = exchanges.map(toTraceStep);
  return failure === undefined ? { passed: true, trace } : { passed: false, failure, trace };
}
