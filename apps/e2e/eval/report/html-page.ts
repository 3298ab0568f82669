import type { Attempt, CaseReport, RunReport, SuiteReport } from '../run/eval-report';
import { passAlways, passOnce } from '../run/eval-report';
import { toPercent } from './tables';

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fafafa}
.label{background:#fff3cd;border:1px solid #e6cf7a;padding:.6rem 1rem;border-radius:.5rem}
details{border:1px solid #ddd;border-radius:.5rem;margin:.3rem 0;background:#fff}summary{padding:.4rem .8rem;cursor:pointer}
.failed>summary{border-left:.4rem solid #c0392b}.passed>summary{border-left:.4rem solid #27ae60}
.turn{margin:.5rem 1rem}.in,.out{white-space:pre-wrap;padding:.4rem .7rem;border-radius:.6rem;margin:.2rem 0;max-width:80%}
.in{background:#d9fdd3;margin-left:auto}.out{background:#f0f0f0}code{font-size:.8rem;color:#555;word-break:break-all}
.why{color:#c0392b;white-space:pre-wrap;margin:.5rem 1rem}label{margin-right:1rem}body.only-failed .passed{display:none}
table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}`;

/** The run as one page that needs nothing else: figures, and the trace of every case. */
export function toHtml(report: RunReport): string {
  const label =
    report.model.kind === 'demo'
      ? `Pipeline figures: the sandbox's rule-based demo model (${report.model.name}) answered. They say nothing about the quality of an agent.`
      : `Agent figures: ${report.model.name} answered.`;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evaluation of the agent</title>',
    `<style>${STYLE}</style></head><body class="only-failed"><h1>Evaluation of the agent</h1>`,
    `<p class="label">${escapeHtml(label)}</p>`,
    `<p>${escapeHtml(report.startedAt)}, ${report.seconds} s, k = ${report.k}, faults: ${escapeHtml(report.faults.join(', ') || 'none')}</p>`,
    '<p><label><input type="checkbox" checked onchange="document.body.classList.toggle(\'only-failed\',this.checked)"> only failures</label></p>',
    ...report.suites.map(toSuite),
    '</body></html>',
  ].join('\n');
}

function toSuite({ name, about, cases, figures }: SuiteReport): string {
  const rows = Object.entries({ 'pass^1': passOnce(cases), 'pass^k': passAlways(cases), ...figures })
    .map(
      ([figure, value]) =>
        `<tr><th>${escapeHtml(figure)}</th><td>${value > 1 ? value : toPercent(value)}</td></tr>`,
    )
    .join('');
  return `<h2>${escapeHtml(name)}</h2><p>${escapeHtml(about)}</p><table>${rows}</table>${cases.map(toCase).join('\n')}`;
}

function toCase({ id, what, attempts }: CaseReport): string {
  const passed = attempts.every((attempt) => attempt.passed);
  return `<details class="${passed ? 'passed' : 'failed'}"><summary>${escapeHtml(`${id}: ${what}`)}</summary>${attempts.map(toAttempt).join('<hr>')}</details>`;
}

function toAttempt({ failure, trace }: Attempt): string {
  const why = failure === undefined ? '' : `<p class="why">${escapeHtml(failure)}</p>`;
  const turns = trace.map(
    ({ said, answered, tools, modelCalls, ms }) =>
      `<div class="turn"><div class="in">${escapeHtml(said)}</div>${tools
        .map((tool) => `<code>${escapeHtml(`${tool.name} ${JSON.stringify(tool.arguments)}`)}</code>`)
        .join(
          '<br>',
        )}<div class="out">${escapeHtml(answered)}</div><code>${modelCalls} model calls, ${ms} ms</code></div>`,
  );
  return why + turns.join('');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
