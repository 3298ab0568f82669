import { parseArgs } from 'node:util';

/** What can be broken on the way while cases run over WhatsApp. */
export const CHANNEL_FAULTS = ['bursts', 'redelivery', 'reorder', 'handoff'] as const;
export type ChannelFault = (typeof CHANNEL_FAULTS)[number];

export const SUITES = ['filters', 'acceptance', 'injection', 'guardrails', 'simulator'] as const;
export type SuiteName = (typeof SUITES)[number];
/** Suites that run when none is named; the simulator needs a real model. */
const USUAL: readonly SuiteName[] = ['filters', 'acceptance', 'injection', 'guardrails'];

export interface EvalOptions {
  suites: readonly SuiteName[];
  /** Times each case is tried. */
  k: number;
  /** Conversations at a time. */
  width: number;
  faults: readonly ChannelFault[];
  /** Only cases whose id contains this. */
  only?: string;
  out: string;
  /** Sandbox of a running system. */
  baseUrl?: string;
  workerUrl: string;
  compare?: readonly [string, string];
  /** Writes the tables of this run into the page of documentation. */
  docs: boolean;
  help: boolean;
}

export const HELP = `Usage: npx nx eval agent [-- options]

Runs conversations against the whole system and says how well the agent did. Without OPENAI_API_KEY in the
environment the sandbox's rule-based demo model answers: its figures measure the pipeline, not an agent.

  --suite name        ${SUITES.join(', ')}; may be repeated. Default: ${USUAL.join(', ')}
  --k n               times each case is tried (default 1); pass^1 and pass^k are reported
  --only text         only cases whose id contains the text
  --width n           conversations at a time (default 8)
  --faults a,b        ${CHANNEL_FAULTS.join(', ')}: what goes wrong on the way (acceptance only)
  --base-url url      sandbox of a running system instead of one of its own, e.g. http://127.0.0.1:8090
  --worker-url url    worker of that system (default http://127.0.0.1:8081)
  --out folder        where reports go (default dist/eval)
  --docs              also write the tables into docs/evaluation.md
  --compare a.json b.json   compares two runs instead of running
  --help              this text

Model: OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL of the environment are handed to the worker.`;

/** @throws Error when an option is unknown or has an unusable value */
export function readOptions(argv: readonly string[]): EvalOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      suite: { type: 'string', multiple: true },
      k: { type: 'string', default: '1' },
      width: { type: 'string', default: '8' },
      faults: { type: 'string', default: '' },
      only: { type: 'string' },
      out: { type: 'string', default: 'dist/eval' },
      'base-url': { type: 'string' },
      'worker-url': { type: 'string', default: 'http://127.0.0.1:8081' },
      compare: { type: 'string' },
      docs: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    suites: (values.suite ?? USUAL).map((name) => pick(SUITES, name, '--suite')),
    k: readCount(values.k, '--k'),
    width: readCount(values.width, '--width'),
    faults: values.faults
      .split(',')
      .filter(Boolean)
      .map((name) => pick(CHANNEL_FAULTS, name, '--faults')),
    out: values.out,
    workerUrl: values['worker-url'],
    docs: values.docs,
    help: values.help,
    ...(values.only === undefined ? {} : { only: values.only }),
    ...(values['base-url'] === undefined ? {} : { baseUrl: values['base-url'] }),
    ...(values.compare === undefined ? {} : { compare: [values.compare, readSecond(positionals)] }),
  };
}

function pick<T extends string>(known: readonly T[], name: string, option: string): T {
  const found = known.find((candidate) => candidate === name);
  if (!found) throw new Error(`${option} is ${known.join(', ')}, not "${name}".`);
  return found;
}

function readCount(text: string, option: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`${option} is a number from 1, not "${text}".`);
  return count;
}

function readSecond(positionals: readonly string[]): string {
  const [second] = positionals;
  if (second === undefined) throw new Error('--compare takes two files: --compare a.json b.json');
  return second;
}
