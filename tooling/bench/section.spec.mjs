import { describeMachine } from './machine.mjs';
import { parseResult, renderBody, replaceSection } from './section.mjs';

const PAGE =
  '# Benchmarks\n\nIntro.\n\n## A\n\n<!-- bench:a:begin -->\nold\n<!-- bench:a:end -->\n\n## B\n\nkept\n';

describe('the benchmark page', () => {
  it('replaces what stands between the markers and nothing else', () => {
    const once = replaceSection(PAGE, 'a', 'A', 'new');
    expect(once).toBe(PAGE.replace('\nold\n', '\n\nnew\n\n'));
    expect(replaceSection(once, 'a', 'A', 'new')).toBe(once);
  });

  it('adds a section that is not there yet', () => {
    const page = replaceSection(PAGE, 'c', 'The third', 'figures');
    expect(page).toBe(`${PAGE}\n## The third\n\n<!-- bench:c:begin -->\n\nfigures\n\n<!-- bench:c:end -->\n`);
  });

  it('refuses a section with one marker', () => {
    const broken = PAGE.replace('<!-- bench:a:end -->', '');
    expect(() => replaceSection(broken, 'a', 'A', 'new')).toThrow("'a' has lost one of its markers");
  });

  it('writes the machine line, the tables with figures to the right, and the notes', () => {
    const tables = [
      {
        title: 'Speed',
        columns: ['what', 'msg/s'],
        rows: [
          ['a|b', 12],
          ['c', '1,300'],
        ],
      },
    ];
    const body = renderBody({ title: 'x', tables, notes: ['slow'] }, 'a machine');
    expect(body).toBe(
      'a machine\n\n**Speed**\n\n| what | msg/s |\n| --- | ---: |\n| a\\|b | 12 |\n| c | 1,300 |\n\n- slow',
    );
  });

  it('shows its charts below the tables', () => {
    const tables = [{ columns: ['a'], rows: [[1]] }];
    const charts = [{ file: 'soak', title: 'Memory', series: [{ name: 'worker', points: [[0, 1]] }] }];
    expect(renderBody({ title: 'x', tables, charts, notes: ['slow'] }, 'a machine')).toBe(
      'a machine\n\n| a |\n| ---: |\n| 1 |\n\n![Memory](images/bench-soak.svg)\n\n- slow',
    );
  });

  it.each([
    ['not a plain name', { file: '../x', title: 'y', series: [{ name: 'a', points: [[0, 1]] }] }],
    ['nothing to draw in x', { file: 'x', title: 'y', series: [{ name: 'a', points: [] }] }],
  ])('refuses a chart with %s', (message, chart) => {
    const result = { title: 'x', tables: [{ columns: ['a'], rows: [[1]] }], charts: [chart] };
    expect(() => parseResult(JSON.stringify(result))).toThrow(message);
  });

  it.each([
    ['no title', { tables: [] }],
    ['no tables', { title: 'x', tables: [] }],
    ['without columns or rows', { title: 'x', tables: [{ columns: ['a'], rows: [] }] }],
    ['2 cells in row 2, but 1 columns', { title: 'x', tables: [{ columns: ['a'], rows: [[1], [1, 2]] }] }],
  ])('refuses a result with %s', (message, result) => {
    expect(() => parseResult(JSON.stringify(result))).toThrow(message);
  });

  it('says where and when', () => {
    const line = describeMachine(new Date('2026-11-25T10:00:00Z'));
    expect(line).toMatch(
      /^2026-11-25, \d+ cores \(.+\), \d+ GB, \S+ \S+, Node \d+\.\d+\.\d+, load \d+\.\d before/,
    );
  });
});
