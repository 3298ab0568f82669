/** Labels that say which library measured; they tell no two series of ours apart. */
const NOISE = /(^|,)(?:otel_scope_\w+|messaging_system|messaging_operation_name)="[^"]*"/g;
const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;

/**
 * Reads the Prometheus text format 0.0.4.
 * @returns values by series, written `name{job="…",label="…"}`; what is no number is left out
 */
export function readPrometheusText(text: string, job: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    if (name === undefined || name === 'target_info' || !Number.isFinite(Number(value))) continue;
    const kept = labels.replace(NOISE, '').replace(/^,/, '');
    series.set(`${name}{job="${job}"${kept && `,${kept}`}}`, Number(value));
  }
  return series;
}
