import { FINDING_KINDS } from '../checker/finding';
import type { SeedResult } from './seed-result';

/** The results of a run as Markdown: one row per figure. */
export function writeChaosReport(results: readonly SeedResult[]): string {
  const total = (pick: (result: SeedResult) => number) =>
    results.reduce((sum, result) => sum + pick(result), 0);
  const replies = results.flatMap(({ replyMs }) => replyMs).sort((a, b) => a - b);
  const turns = Math.max(
    1,
    total((result) => result.turns),
  );
  const calls = merge(results.map(({ engineCalls }) => engineCalls));
  const rows: [string, string | number][] = [
    ['seeds', results.map(({ seed }) => seed).join(', ')],
    ['conversations', total((result) => result.conversations)],
    ['messages', total((result) => result.messages)],
    ...FINDING_KINDS.map((kind): [string, number] => [
      `**${kind.replace('_', ' ')}**`,
      total(({ findings }) => findings.filter((finding) => finding.kind === kind).length),
    ]),
    ...Object.entries(merge(results.map(({ outcomes }) => ({ ...outcomes })))),
    ['time to reply p50 / p95', `${atQuantile(replies, 0.5)} ms / ${atQuantile(replies, 0.95)} ms`],
    ['turns', turns],
    [
      'database round trips per turn',
      Object.entries(calls)
        .map(([name, count]) => `${name} ${(count / turns).toFixed(2)}`)
        .join(', '),
    ],
    ['model calls aborted', total(({ model }) => model.aborted)],
    ['answer tokens saved by aborts', total(({ model }) => model.tokensSaved)],
    ['time', `${total(({ seconds }) => seconds)} s`],
  ];
  return [
    table(['', ''], rows),
    table(['killed', 'times'], Object.entries(merge(results.map(({ kills }) => kills)))),
    table(['fault', 'struck'], Object.entries(merge(results.map(({ faults }) => faults))).sort()),
    table(['scenario', 'conversations'], Object.entries(merge(results.map(({ scenarios }) => scenarios)))),
  ].join('\n\n');
}

function table(head: [string, string], rows: readonly [string, string | number][]): string {
  return [head, ['---', '---:'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function merge(counts: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const count of counts) {
    for (const [name, value] of Object.entries(count)) sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

function atQuantile(sorted: readonly number[], quantile: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
}
