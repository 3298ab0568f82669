// Writes the tables and charts of docs/scaling.md. Run by: npx nx scaling tooling
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { drawChart } from '../bench/chart.mjs';
import { renderTables, replaceSection } from '../bench/section.mjs';
import { readMeasured } from './measured.mjs';
import { capacityTables, costTables, dayCharts, dayTables, simulateAll } from './report.mjs';

const HELP = `Computes docs/scaling.md: capacity by size, cost, and a simulated day of the queue.

  npx nx scaling tooling                        write the page
  npx nx scaling tooling -- --dry               only print
  --businesses N   of the simulated day (1000)  --replies N  of its campaign (10000)
  --max N          worker instances (15)        --seed N     of the arrivals (1)
  --slots N        turns an instance works on at once, for the capacity table (80)

What is assumed stands in tooling/scaling/assumptions.mjs, what was measured is read from docs/benchmarks.md.
`;
const OPTIONS = { businesses: '1000', replies: '10000', max: '15', seed: '1', slots: '80' };

const { values } = parseArgs({
  options: {
    ...Object.fromEntries(
      Object.entries(OPTIONS).map(([name, value]) => [name, { type: 'string', default: value }]),
    ),
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else await write(readOptions());

function readOptions() {
  return Object.fromEntries(
    Object.keys(OPTIONS).map((name) => {
      const value = Number(values[name]);
      if (!Number.isInteger(value) || value < 0)
        throw new Error(`--${name} must be a whole number, not "${values[name]}".`);
      return [name, value];
    }),
  );
}

async function write({ slots, ...day }) {
  const docs = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs');
  const measured = readMeasured(readFileSync(join(docs, 'benchmarks.md'), 'utf8'));
  const results = simulateAll({ ...day, measured }, (name) => process.stderr.write(`simulating: ${name}\n`));
  const charts = dayCharts(results);
  const pictures = charts.map(({ file, title }) => `![${title}](images/scaling-${file}.svg)`);
  const sections = {
    capacity: renderTables(capacityTables(measured, slots)),
    cost: renderTables(costTables(measured)),
    day: [renderTables(dayTables(results)), ...pictures].join('\n\n'),
  };
  for (const [name, body] of Object.entries(sections)) process.stdout.write(`\n${name}\n\n${body}\n`);
  if (values.dry) return;
  const page = join(docs, 'scaling.md');
  const text = Object.entries(sections).reduce(
    (written, [name, body]) => replaceSection(written, name, name, body),
    readFileSync(page, 'utf8'),
  );
  const options = JSON.parse(readFileSync(join(docs, '..', '.prettierrc'), 'utf8'));
  writeFileSync(page, await format(text, { ...options, parser: 'markdown' }));
  for (const chart of charts)
    writeFileSync(join(docs, 'images', `scaling-${chart.file}.svg`), await drawChart(chart));
}
