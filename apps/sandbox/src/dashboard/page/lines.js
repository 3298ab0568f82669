export const last = (values) => values.at(-1) ?? null;

/** Nothing measured is nothing happened: zeros. */
export function sum({ times }, lines) {
  return times.map((_, index) => [...lines.values()].reduce((total, line) => total + (line[index] ?? 0), 0));
}

function mapLines(lines, change) {
  return new Map(
    [...lines].map(([name, values]) => [
      name,
      values.map((value) => (value === null ? null : change(value))),
    ]),
  );
}

export function ratio(parts, wholes) {
  return new Map(
    [...wholes].map(([name, whole]) => [
      name,
      whole.map((value, index) =>
        value ? (100 * (parts.get(name)?.[index] ?? 0)) / value : value === null ? null : 0,
      ),
    ]),
  );
}

export function renamed(lines, names) {
  return new Map([...lines].map(([name, values]) => [names[name] ?? name, values]));
}

/** Subscriptions begin with the topic's name. */
export function short(lines) {
  return new Map(
    [...lines].map(([name, values]) => [/status-sub$/.test(name) ? 'statuses' : 'messages', values]),
  );
}

export const timesAll = (lines, factor) => mapLines(lines, (value) => value * factor);
