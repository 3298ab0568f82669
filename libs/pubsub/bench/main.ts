import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareWithRaw, type BenchTable } from './against-raw';
import { compareWithPackages } from './against-packages';
import { BenchBed } from './bench-bed';
import { CONSUME_POINTS, PUBLISH_POINTS } from './bench-points';

/** Argument of this script: what to measure, and the title of its section in docs/benchmarks.md. */
const PARTS = {
  consume: 'Pub/Sub transport: consume and acknowledge',
  publish: 'Pub/Sub transport: publish',
  packages: 'Pub/Sub transport: beside other packages',
} as const;

function isPart(text: string | undefined): text is keyof typeof PARTS {
  return text !== undefined && text in PARTS;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' } },
  });
  const [part] = positionals;
  if (!isPart(part)) throw new Error(`Name what to measure: ${Object.keys(PARTS).join(', ')}.`);
  const bed = await BenchBed.start();
  try {
    const { table, notes, command = 'npx nx bench pubsub' } = await measure(bed, part, Number(values.rounds));
    const result = {
      title: PARTS[part],
      command,
      tables: [table],
      notes: [`${values.rounds} rounds in turns.`, ...notes],
    };
    writeFileSync(process.env['BENCH_RESULT'] ?? '/dev/stdout', JSON.stringify(result));
  } finally {
    await bed.stop();
  }
}

const RAW_NOTES = [
  'Medians; a ratio is the transport divided by the raw client of the same round, "lowest" the worst round.',
  'CPU is that of the measured process alone; there a ratio below 1 is better. It says more than the rate on a machine that does something else meanwhile.',
  'After a warm-up of 50, 400, 10,000 and 40,000 messages: a process that has just started is slower, and this transport has more code to compile than the raw client.',
];
const PACKAGE_NOTES = [
  'Messages per second, medians; ratios to the raw client of the same round.',
  'Lost: acknowledged though never handled, of 5,000 messages of which 50 made their handler throw once. Stuck: neither handled nor acknowledged after 15 s.',
  'Every package with its own copy of the client, at the versions it asks for; 10 ms of ack batching and one stream where it lets that be set.',
];

interface Measured {
  readonly table: BenchTable;
  readonly notes: readonly string[];
  readonly command?: string;
}

async function measure(bed: BenchBed, part: keyof typeof PARTS, rounds: number): Promise<Measured> {
  switch (part) {
    case 'consume':
      return { table: await compareWithRaw(bed, CONSUME_POINTS, rounds), notes: RAW_NOTES };
    case 'publish':
      return { table: await compareWithRaw(bed, PUBLISH_POINTS, rounds), notes: RAW_NOTES };
    case 'packages': {
      const { table, notes } = await compareWithPackages(bed, rounds);
      return { table, notes: [...PACKAGE_NOTES, ...notes], command: 'npx nx bench-packages pubsub' };
    }
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  process.exit(1);
});
