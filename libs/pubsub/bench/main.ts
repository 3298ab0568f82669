import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareWithRaw, type BenchTable } from './against-raw';
import { BenchBed } from './bench-bed';
import { CONSUME_POINTS, PUBLISH_POINTS } from './bench-points';

/** Argument of this script: what to measure, and the title of its section in docs/benchmarks.md. */
const PARTS = {
  consume: 'Pub/Sub transport: consume and acknowledge',
  publish: 'Pub/Sub transport: publish',
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
    const table = await measure(bed, part, Number(values.rounds));
    const notes = [
      `${values.rounds} rounds in turns, medians; a ratio is the transport's figure divided by the raw client's of the same round, "lowest" the worst round. CPU is that of the measured process; a CPU ratio below 1 is better.`,
    ];
    const result = { title: PARTS[part], command: 'npx nx bench pubsub', tables: [table], notes };
    writeFileSync(process.env['BENCH_RESULT'] ?? '/dev/stdout', JSON.stringify(result));
  } finally {
    await bed.stop();
  }
}

async function measure(bed: BenchBed, part: keyof typeof PARTS, rounds: number): Promise<BenchTable> {
  switch (part) {
    case 'consume':
      return compareWithRaw(bed, CONSUME_POINTS, rounds);
    case 'publish':
      return compareWithRaw(bed, PUBLISH_POINTS, rounds);
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  process.exit(1);
});
