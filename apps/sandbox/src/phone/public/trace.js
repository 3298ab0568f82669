import { el, keyedNodes, reconcile, timeOf } from './dom.js';
import { state } from './state.js';

const nodes = keyedNodes();

/** Every turn of the open chat, newest first: what it answered, what it called, what it cost. */
export function renderTrace() {
  const list = document.getElementById('turns');
  if (state.turns.length === 0) {
    reconcile(list, [nodes.node('empty', '', emptyNode)]);
    return;
  }
  const count = state.turns.length;
  const turns = state.turns.map((turn, index) => ({ turn, number: index + 1 })).reverse();
  reconcile(
    list,
    turns.map(({ turn, number }) =>
      nodes.node(turn.id, `${JSON.stringify(turn).length}`, () => turnNode(turn, number, number === count)),
    ),
  );
}

function emptyNode() {
  return el(
    'li',
    { class: 'empty' },
    'Nothing yet. Each answer of the agent shows up here with the tools it called.',
  );
}

function turnNode(turn, number, open) {
  const calls = `${turn.modelCalls} model ${turn.modelCalls === 1 ? 'call' : 'calls'}`;
  return el(
    'li',
    { class: 'turn' },
    el(
      'details',
      { open },
      el(
        'summary',
        {},
        el('strong', {}, `Turn ${number}`),
        el('span', { class: `outcome ${turn.outcome}` }, turn.outcome),
        el('span', { class: 'cost' }, `${calls} · ${duration(turn.ms)}`),
        el('time', { datetime: turn.at }, timeOf(turn.at)),
      ),
      section(
        'Customer',
        turn.messages.filter((message) => message.direction === 'in'),
      ),
      toolList(turn.tools),
      section(
        'Answer',
        turn.messages.filter((message) => message.direction === 'out'),
      ),
    ),
  );
}

const duration = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

function section(title, messages) {
  if (messages.length === 0) return undefined;
  return el(
    'section',
    {},
    el('h4', {}, title),
    el(
      'ul',
      {},
      ...messages.map((message) =>
        el(
          'li',
          { dir: 'auto' },
          message.text ?? `(${message.kind})`,
          message.status && el('small', {}, ` ${message.status}`),
        ),
      ),
    ),
  );
}

function toolList(tools) {
  if (tools.length === 0)
    return el('section', {}, el('h4', {}, 'Tools'), el('p', { class: 'none' }, 'none called'));
  return el('section', {}, el('h4', {}, 'Tools'), ...tools.map(toolNode));
}

function toolNode(tool) {
  return el(
    'details',
    { class: 'tool' },
    el('summary', {}, el('code', {}, tool.name), el('span', { class: 'args' }, oneLine(tool.arguments))),
    el('h5', {}, 'Arguments'),
    el('pre', { tabindex: '0' }, pretty(tool.arguments)),
    el('h5', {}, 'Result'),
    el('pre', { tabindex: '0' }, pretty(tool.result)),
  );
}

function oneLine(value) {
  if (value === null || typeof value !== 'object') return String(value ?? '');
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .map(([name, part]) => `${name}: ${typeof part === 'object' ? JSON.stringify(part) : String(part)}`)
    .join(', ');
}

/** Tools that answer with JSON in a text are shown as what they mean. */
function pretty(value) {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? 'nothing';
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
