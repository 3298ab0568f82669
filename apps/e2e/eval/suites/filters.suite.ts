import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../../src/app-folder';
import { ChatCustomer } from '../../src/chat-customer';
import type { Exchange } from '../../src/exchange';
import { compareSlots, type SlotVerdict } from '../filters/compare-slots';
import { type Dialogue, SLOT_NAMES } from '../filters/expected-slots';
import { Gazetteer } from '../filters/gazetteer';
import { parseDialogues } from '../filters/parse-dialogues';
import type { EvalOptions } from '../run/eval-options';
import type { Attempt, SuiteReport } from '../run/eval-report';
import type { EvaluatedSystem } from '../run/evaluated-system';
import { runAttempts, toTraceStep } from './run-attempts';

const DATA = join(WORKSPACE, 'apps', 'e2e', 'eval', 'data');

/** Counts over all slots of all utterances. */
class SlotScore {
  utterances = 0;
  joint = 0;
  private readonly counts: Record<SlotVerdict, number> = {
    right: 0,
    empty: 0,
    wrong: 0,
    missed: 0,
    spurious: 0,
  };

  add(verdicts: readonly SlotVerdict[]): boolean {
    for (const verdict of verdicts) this.counts[verdict] += 1;
    const joint = verdicts.every((verdict) => verdict === 'right' || verdict === 'empty');
    this.utterances += 1;
    if (joint) this.joint += 1;
    return joint;
  }

  toFigures(): Record<string, number> {
    const { right, wrong, missed, spurious } = this.counts;
    const precision = right / Math.max(1, right + wrong + spurious);
    const recall = right / Math.max(1, right + wrong + missed);
    return {
      utterances: this.utterances,
      'joint goal accuracy': this.joint / Math.max(1, this.utterances),
      'slot precision': precision,
      'slot recall': recall,
      'slot F1': (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall),
    };
  }
}

/** What customers say, turned into the slots of a search; the held-out third apart. */
export async function runFilters(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport[]> {
  return [
    await runSet(system, options, 'filters-dev', 'Utterances to search slots, development set'),
    await runSet(
      system,
      options,
      'filters-held-out',
      'Utterances to search slots, held out and never tuned for',
    ),
  ];
}

async function runSet(
  system: EvaluatedSystem,
  options: EvalOptions,
  set: string,
  about: string,
): Promise<SuiteReport> {
  const gazetteer = Gazetteer.read(WORKSPACE);
  const dialogues = parseDialogues(readFileSync(join(DATA, `${set}.dialogues`), 'utf8')).filter(
    ({ id }) => !options.only || id.includes(options.only),
  );
  const since = await system.now();
  const score = new SlotScore();
  const items = dialogues.map((dialogue) => ({
    id: dialogue.id,
    what: dialogue.turns.map(({ say }) => say).join(' / '),
    case: dialogue,
  }));
  const cases = await runAttempts(set, items, options, ({ case: dialogue }) =>
    talk(dialogue, system.workerUrl, gazetteer, score),
  );
  return { name: set, about, cases, figures: score.toFigures(), turns: await system.findTurnFigures(since) };
}

async function talk(
  dialogue: Dialogue,
  workerUrl: string,
  gazetteer: Gazetteer,
  score: SlotScore,
): Promise<Attempt> {
  const customer = new ChatCustomer(workerUrl, `eval-${randomUUID()}`, process.env['CHAT_API_KEY']);
  const exchanges: Exchange[] = [];
  const failures: string[] = [];
  let held: Record<string, unknown> = {};
  for (const { say, slots } of dialogue.turns) {
    const exchange = await customer.send(say);
    exchanges.push(exchange);
    held = exchange.tools.map(({ result }) => result['slots']).findLast(isRecord) ?? held;
    const verdicts = compareSlots(slots, held, gazetteer);
    if (score.add(Object.values(verdicts))) continue;
    const wrong = SLOT_NAMES.filter((name) => verdicts[name] !== 'right' && verdicts[name] !== 'empty').map(
      (name) =>
        `${name} ${verdicts[name]}: ${JSON.stringify(held[name])} instead of ${JSON.stringify(slots[name])}`,
    );
    failures.push(`after "${say}": ${wrong.join('; ')}`);
  }
  const trace = exchanges.map(toTraceStep);
  return failures.length === 0
    ? { passed: true, trace }
    : { passed: false, failure: failures.join('\n'), trace };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
