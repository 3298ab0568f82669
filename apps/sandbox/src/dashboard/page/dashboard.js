import { Chart, figure } from './chart.js';
import { Figures } from './figures.js';
import { PANELS } from './panels.js';
import { SIGNALS } from './signals.js';

const PERIOD_MS = 5000;
const KEPT_SAMPLES = 360;

const figures = new Figures();
const notice = document.querySelector('#notice');
const tiles = SIGNALS.map((signal) => ({ signal, ...makeTile(signal) }));
const panels = PANELS.map((panel) => ({ panel, ...makePanel(panel) }));

function makeTile({ title, unit = '' }) {
  const [item, name, value, small] = ['li', 'span', 'strong', 'small'].map((tag) =>
    document.createElement(tag),
  );
  name.textContent = title;
  small.textContent = unit && ` ${unit}`;
  item.append(name, value, small);
  document.querySelector('#signals').append(item);
  return { item, value };
}

function makePanel({ title, unit, limit }) {
  const [section, heading, small, place, empty] = ['section', 'h2', 'small', 'div', 'p'].map((tag) =>
    document.createElement(tag),
  );
  section.className = 'panel';
  heading.textContent = `${title} `;
  small.textContent = limit === undefined ? unit : `${unit}; alert above ${limit}`;
  empty.className = 'empty';
  empty.textContent = 'Nothing yet.';
  heading.append(small);
  section.append(heading, place, empty);
  document.querySelector('#panels').append(section);
  return { section, place, empty, chart: new Chart(place, limit) };
}

function show() {
  for (const { signal, item, value } of tiles) {
    const now = signal.value(figures);
    value.textContent = now !== null && signal.text ? signal.text(now) : figure(now);
    item.classList.toggle('over', now !== null && Boolean(signal.over?.(now)));
  }
  for (const { panel, section, place, empty, chart } of panels) {
    const lines = panel.lines(figures);
    const some = [...lines.values()].some((values) => values.some((value) => value !== null));
    [place.hidden, empty.hidden] = [!some, some];
    if (some) chart.draw(figures.times, lines);
    const now = [...lines.values()].map((values) => values.at(-1) ?? 0);
    section.classList.toggle('over', panel.limit !== undefined && now.some((value) => value > panel.limit));
  }
}

async function refresh() {
  try {
    const response = await fetch(`api/metrics?after=${figures.times.at(-1) ?? 0}`);
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
    figures.add(await response.json(), KEPT_SAMPLES);
    notice.textContent =
      figures.times.length < 2
        ? 'Reading metrics …'
        : `at ${new Date(figures.times.at(-1)).toLocaleTimeString()}, on this machine`;
    show();
  } catch (error) {
    notice.textContent = `No figures: ${error.message} Trying again.`;
  }
}

await refresh();
setInterval(refresh, PERIOD_MS);
