import UPlot from './chart-library/uPlot.esm.js';

const HEIGHT = 190;
const COLOURS = ['#2f7de1', '#e8833a', '#2fa37c', '#9a62d9', '#d94f70', '#8a8f98', '#c9a227', '#3aa6c9'];

/** A time chart of named lines in `parent`; made anew when there are other lines. */
export class Chart {
  #parent;
  #limit;
  #plot;
  #names = '';

  constructor(parent, limit) {
    this.#parent = parent;
    this.#limit = limit;
    new ResizeObserver(() => this.#plot?.setSize({ width: this.#width(), height: HEIGHT })).observe(parent);
  }

  /** @param times milliseconds @param lines values by name, as long as `times` */
  draw(times, lines) {
    const data = [times.map((time) => time / 1000), ...lines.values()];
    const names = [...lines.keys()].join('\n');
    if (this.#plot && names === this.#names) {
      this.#plot.setData(data);
    } else {
      this.#names = names;
      this.#plot?.destroy();
      this.#plot = new UPlot(this.#options([...lines.keys()]), data, this.#parent);
    }
    // While nobody points at a moment, the legend tells the newest.
    if (this.#plot.cursor.left < 0) this.#plot.setLegend({ idx: times.length - 1 });
  }

  #options(names) {
    const axis = { stroke: () => colour('--soft'), grid: { stroke: () => colour('--line'), width: 1 } };
    return {
      width: this.#width(),
      height: HEIGHT,
      cursor: { sync: { key: 'dashboard' }, points: { size: 6 } },
      scales: { y: { range: (_, low, high) => [Math.min(0, low), Math.max(high * 1.1, this.#floor())] } },
      axes: [
        { ...axis, space: 70, values: (_, ticks) => ticks.map(timeOf) },
        { ...axis, size: 48, values: (_, ticks) => ticks.map(figure) },
      ],
      series: [
        { label: 'at', value: (_, time) => (time ? timeOf(time) : '–') },
        ...names.map((label, index) => ({
          label,
          stroke: COLOURS[index % COLOURS.length],
          width: 2,
          spanGaps: false,
          points: { show: false },
          value: (_, value) => figure(value),
        })),
      ],
      hooks: { draw: [(plot) => this.#drawLimit(plot)] },
    };
  }

  #drawLimit({ ctx, bbox, scales, valToPos }) {
    if (this.#limit === undefined || this.#limit > scales.y.max) return;
    const y = this.#plot ? valToPos(this.#limit, 'y', true) : bbox.top;
    ctx.save();
    ctx.strokeStyle = colour('--bad');
    ctx.setLineDash([6, 4]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  }

  /** A chart of zeros still needs a height. */
  #floor() {
    return this.#limit === undefined ? 1 : Math.min(1, this.#limit);
  }

  #width() {
    return Math.max(200, this.#parent.clientWidth);
  }
}

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const timeOf = (seconds) => clock.format(new Date(seconds * 1000));

const probe = document.createElement('i');
document.documentElement.append(probe);

/** A custom property as a colour: `light-dark()` is resolved only where it is used. */
function colour(name) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

/** `1.2k`, `0.034`, `–` for nothing. */
export function figure(value) {
  if (value === null || value === undefined) return '–';
  if (Math.abs(value) >= 10_000) return `${Math.round(value / 1000)}k`;
  return String(Number(value.toPrecision(3)));
}
