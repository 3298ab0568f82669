import type { ExemplarBook } from './exemplar-book';

/** Media type of OpenMetrics 1.0, which Prometheus prefers and where exemplars have a place. */
export const OPEN_METRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

const BUCKET = /^(\w+)_bucket\{(.*)\} \S+$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/**
 * Rewrites Prometheus' text format 0.0.4 as OpenMetrics, with the exemplars: a counter's family has no `_total`, a
 * family with a unit would have to be named after it, and the text ends with a mark.
 */
export function toOpenMetrics(text: string, book: ExemplarBook): string {
  const lines = text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('# UNIT ')) return [];
    if (line.startsWith('# HELP ')) return [line.replace(/^(# HELP \w+?)_total /, '$1 ')];
    if (line.startsWith('# TYPE ')) return [line.replace(/^(# TYPE \w+?)_total counter$/, '$1 counter')];
    return line.startsWith('#') ? [] : [withExemplar(line, book)];
  });
  return `${lines.join('\n')}\n# EOF\n`;
}

function withExemplar(line: string, book: ExemplarBook): string {
  const [, name, written] = BUCKET.exec(line) ?? [];
  if (name === undefined || written === undefined) return line;
  const labels = [...written.matchAll(LABEL)].map(([, label = '', value = '']): [string, string] => [
    label,
    value,
  ]);
  const le = labels.find(([label]) => label === 'le')?.[1] ?? '';
  const own = labels.filter(([label]) => label !== 'le' && !label.startsWith('otel_scope_'));
  const found = book.find(name, own, le === '+Inf' ? Infinity : Number(le));
  if (!found) return line;
  const { traceId, spanId, value, at } = found;
  return `${line} # {trace_id="${traceId}",span_id="${spanId}"} ${value} ${at / 1000}`;
}
