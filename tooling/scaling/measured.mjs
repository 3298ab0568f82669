/**
 * What the model takes from docs/benchmarks.md.
 * @typedef {{ workerCpuMs: number, databaseCallsPerTurn: number, ingestionCpuMs: number }} Measured CPU of one core for a
 *   turn and for a webhook
 */

/**
 * Reads the figures out of the page.
 * @param {string} page
 * @returns {Measured}
 * @throws Error naming the figure that is not there
 */
export function readMeasured(page) {
  const soak = tableWith(section(page, 'soak'), 'CPU per message, ms');
  const trips = tableWith(section(page, 'worker'), 'together');
  const webhooks = tableWith(section(page, 'ingestion'), 'CPU each');
  const ours = webhooks.filter((row) => row.server === 'ingestion, logging each');
  return {
    workerCpuMs: figure(
      soak.find((row) => row.service === 'worker')?.['CPU per message, ms'],
      'CPU of a turn',
    ),
    databaseCallsPerTurn: figure(trips.at(-1)?.together, 'database calls per turn'),
    ingestionCpuMs: figure(ours.at(-1)?.['CPU each'], 'CPU of a webhook') / 1000,
  };
}

function section(page, name) {
  const [, after] = page.split(`<!-- bench:${name}:begin -->`);
  if (after === undefined)
    throw new Error(`docs/benchmarks.md has no section '${name}'. Run its benchmark first.`);
  return after.split(`<!-- bench:${name}:end -->`)[0];
}

/** Rows, by column, of the table that has such a column. */
function tableWith(text, column) {
  const tables = text.split(/\n\s*\n/).filter((block) => block.trimStart().startsWith('|'));
  for (const table of tables) {
    const [header, , ...rows] = table.trim().split('\n').map(cells);
    if (header.includes(column)) {
      return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
    }
  }
  throw new Error(`docs/benchmarks.md has no table with a column '${column}'.`);
}

function cells(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function figure(cell, what) {
  const value = Number.parseFloat(String(cell ?? '').replaceAll(',', ''));
  if (!Number.isFinite(value)) throw new Error(`docs/benchmarks.md does not say the ${what}.`);
  return value;
}
