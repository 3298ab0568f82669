// npx nx bench search: search and statistics over 10k, 100k and 1M listings of one business, on the stand-in's Postgres.
// --sizes 10000,100000 measures fewer. Times are of the database function called over a local connection.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BenchDatabase } from './database.mjs';
import { describePlans } from './plans.mjs';
import { GROUPS } from './questions.mjs';
import { measureGroup } from './measure.mjs';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } });
const sizes = values.sizes.split(',').map(Number);
const count = (number) => number.toLocaleString('en-US');

const database = await BenchDatabase.start();
try {
  const rows = [];
  let plans = [];
  for (const size of sizes) {
    await database.growTo(size);
    for (const group of GROUPS) {
      const { p50, p95, processor, asked } = await measureGroup(database, group);
      process.stderr.write(
        `${count(size)} ${group.name}: p50 ${p50} ms, p95 ${p95} ms, of processor time ${processor} ms\n`,
      );
      rows.push([group.name, count(size), p50, p95, processor, asked]);
    }
    if (size === 100_000 || plans.length === 0) plans = await describePlans(database);
  }
  const result = {
    title: 'Property search and statistics',
    command: 'npx nx bench search',
    tables: [
      { columns: ['what', 'listings', 'p50 ms', 'p95 ms', 'p95 processor ms', 'questions'], rows },
      { title: 'Plans at 100,000 listings', columns: ['question', 'count', 'page'], rows: plans },
    ],
    notes: [
      'All listings belong to one business, a little more than half of them to rent; another one has 6,667 more. Made from the seed, prices, places and ages varied.',
      'Every question is asked once to warm up and five times for the figures; a figure covers the answer of the database function over a local connection, JSON included, without PostgREST.',
      '"p95 processor" is the time the server process of the connection was running, as Linux counts it: what a question costs, without waiting for what else the machine was busy with.',
      'A question that comes to another tier than its row says ends the run.',
      'Goal: p95 at most 30 ms at 100,000 listings.',
    ],
  };
  writeFileSync(process.env.BENCH_RESULT ?? '/dev/stdout', JSON.stringify(result));
} finally {
  await database.stop();
}
