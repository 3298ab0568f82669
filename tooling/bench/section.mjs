/**
 * What a benchmark hands over: `{ title, command?, tables: [{ title?, columns, rows }], charts?, notes? }`. `command`
 * repeats the run; cells are strings or numbers; a chart's `file` is the name of its picture; notes are lines of Markdown
 * below.
 * @typedef {{ title?: string, columns: string[], rows: (string | number)[][] }} BenchTable
 * @typedef {import('./chart.mjs').Chart & { file: string }} BenchChart
 * @typedef {{ title: string, command?: string, tables: BenchTable[], charts?: BenchChart[], notes?: string[] }} BenchResult
 */

/** @returns {BenchResult} @throws Error that says what is wrong with it */
export function parseResult(text) {
  const result = JSON.parse(text);
  const wrong = (what) => new Error(`The result of the benchmark ${what}.`);
  if (typeof result?.title !== 'string' || result.title === '') throw wrong('has no title');
  if (!Array.isArray(result.tables) || result.tables.length === 0) throw wrong('has no tables');
  for (const { columns, rows } of result.tables) {
    if (!columns?.length || !rows?.length) throw wrong('has a table without columns or rows');
    const odd = rows.findIndex((row) => row.length !== columns.length);
    if (odd >= 0)
      throw wrong(`has ${rows[odd].length} cells in row ${odd + 1}, but ${columns.length} columns`);
  }
  for (const { file, title, series } of result.charts ?? []) {
    if (!/^[a-z0-9-]+$/.test(file ?? '')) throw wrong(`has a chart whose file is not a plain name: ${file}`);
    if (!title || !series?.some(({ points }) => points?.length))
      throw wrong(`has nothing to draw in ${file}`);
  }
  return result;
}

/** Where the picture of a chart is, seen from docs/. */
export function chartPath({ file }) {
  return `images/bench-${file}.svg`;
}

/** Machine line, tables, charts and notes as Markdown. */
export function renderBody(result, machineLine) {
  const notes = result.notes?.length ? [result.notes.map((note) => `- ${note}`).join('\n')] : [];
  const charts = (result.charts ?? []).map((chart) => `![${chart.title}](${chartPath(chart)})`);
  return [machineLine, renderTables(result.tables), ...charts, ...notes].join('\n\n');
}

/** Tables as Markdown. @param {BenchTable[]} tables */
export function renderTables(tables) {
  return tables
    .map(({ title, columns, rows }) =>
      [...(title ? [`**${title}**`, ''] : []), ...renderTable(columns, rows)].join('\n'),
    )
    .join('\n\n');
}

/** The document with the section `name` replaced, or added at its end under a heading of its own. */
export function replaceSection(document, name, title, body) {
  const [begin, end] = [`<!-- bench:${name}:begin -->`, `<!-- bench:${name}:end -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  const section = `${begin}\n\n${body}\n\n${end}`;
  if (from < 0 && to < 0) return `${document.trimEnd()}\n\n## ${title}\n\n${section}\n`;
  if (from < 0 || to < from) throw new Error(`The section '${name}' has lost one of its markers.`);
  return document.slice(0, from) + section + document.slice(to + end.length);
}

function renderTable(columns, rows) {
  const alignments = columns.map((_, index) => (rows.every((row) => isFigure(row[index])) ? '---:' : '---'));
  return [columns, alignments, ...rows.map((row) => row.map(escapeCell))].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
}

function isFigure(cell) {
  return /^[-–]?[\d.,]*( ?(%|s|ms|µs|MB))?$/.test(String(cell));
}

function escapeCell(cell) {
  return String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
