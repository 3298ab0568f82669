import { execFileSync } from 'node:child_process';

/** In a process of its own: the chart library awaits at its top level, which Jest cannot load. */
function draw(chart) {
  const script = `import { drawChart } from './chart.mjs'; console.log(await drawChart(${JSON.stringify(chart)}));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: __dirname,
    encoding: 'utf8',
  });
}

const LINES = {
  title: 'Memory',
  kind: 'line',
  x: { title: 'minutes' },
  y: { title: 'MB' },
  series: [
    {
      name: 'worker',
      points: [
        [0, 100],
        [1, 120],
      ],
    },
    {
      name: 'ingestion',
      points: [
        [0, 80],
        [1, 80],
      ],
    },
  ],
};

describe('drawChart', () => {
  it('draws a line for each series, and says what it shows', () => {
    const svg = draw(LINES);
    expect(svg).toMatch(/^<svg /);
    for (const text of ['Memory', 'minutes', 'MB', 'worker', 'ingestion']) expect(svg).toContain(`>${text}<`);
    expect(svg.match(/aria-roledescription="line mark"/g)).toHaveLength(2);
  });

  it('draws bars side by side in the order they were given', () => {
    const series = [
      {
        name: 'raw',
        points: [
          ['90/s', 3],
          ['1,000/s', 9],
        ],
      },
      {
        name: 'ours',
        points: [
          ['90/s', 4],
          ['1,000/s', 12],
        ],
      },
    ];
    const svg = draw({ ...LINES, kind: 'bar', series });
    expect(svg.match(/aria-roledescription="bar"/g)).toHaveLength(4);
    expect(svg.indexOf('90/s')).toBeLessThan(svg.indexOf('1,000/s'));
  });

  it('leaves the legend out when there is one series', () => {
    const [only] = LINES.series;
    expect(draw({ ...LINES, series: [only] })).not.toContain('>worker<');
  });
});
