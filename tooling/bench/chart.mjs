import { parse, View } from 'vega';
import { compile } from 'vega-lite';

/** Readable on white and on black: a page shows the picture in both. */
const INK = '#7d8590';
const COLOURS = ['#2f7de1', '#e8833a', '#2fa37c', '#9a62d9', '#d94f70', '#c9a227', '#3aa6c9', '#8a8f98'];

/**
 * A chart as SVG.
 * @typedef {{ title: string, scale?: 'linear' | 'log' | 'symlog' }} ChartAxis
 * @typedef {{ title: string, kind: 'line' | 'bar', x: ChartAxis, y: ChartAxis,
 *   series: { name: string, points: [x: number | string, y: number][] }[] }} Chart `line`: x is a number; `bar`: a
 *   name, with the series side by side
 * @param {Chart} chart
 * @returns {Promise<string>}
 */
export async function drawChart(chart) {
  const view = new View(parse(compile(describe(chart)).spec), { renderer: 'none' });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}

function describe({ title, kind, x, y, series }) {
  const values = series.flatMap(({ name, points }) =>
    points.map(([at, value]) => ({ series: name, at, value })),
  );
  const names = series.map(({ name }) => name);
  const category = { type: 'nominal', sort: null, axis: { labelAngle: 0, labelLimit: 160 } };
  return {
    title,
    width: 640,
    height: 240,
    data: { values },
    mark: kind === 'line' ? { type: 'line', strokeWidth: 2 } : { type: 'bar' },
    encoding: {
      x: { field: 'at', title: x.title, ...(kind === 'bar' ? category : quantity(x)) },
      y: { field: 'value', title: y.title, ...quantity(y) },
      color: {
        field: 'series',
        type: 'nominal',
        title: null,
        scale: { domain: names, range: COLOURS },
        legend: names.length > 1 ? { orient: 'bottom', columns: columnsFor(names), labelLimit: 320 } : null,
      },
      ...(kind === 'bar' && names.length > 1 ? { xOffset: { field: 'series', sort: names } } : {}),
    },
    background: 'transparent',
    config: {
      font: 'Segoe UI, Helvetica, Arial, sans-serif',
      title: { color: INK, anchor: 'start', fontSize: 14 },
      axis: {
        labelColor: INK,
        titleColor: INK,
        gridColor: INK,
        gridOpacity: 0.25,
        domainColor: INK,
        tickColor: INK,
      },
      legend: { labelColor: INK },
      view: { stroke: null },
    },
  };
}

/** Long names need more room than four in a row leave. */
function columnsFor(names) {
  return names.some(({ length }) => length > 20) ? 2 : 4;
}

function quantity({ scale = 'linear' }) {
  return { type: 'quantitative', scale: { type: scale, nice: true } };
}
