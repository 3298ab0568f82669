import type { CaseFile } from './case-file';
import type { OutboxRow, WrittenMessage } from './evidence';
import type { Finding, Outcomes } from './finding';

type Verdict = keyof Outcomes | { lost: string };

/** What became of every message a customer wrote. */
export function judgeMessages(file: CaseFile): { findings: Finding[]; outcomes: Outcomes } {
  const outcomes: Outcomes = {
    answered: 0,
    fallback: 0,
    unknown: 0,
    suppressed: 0,
    undeliverable: 0,
    noAnswerWanted: 0,
    unacknowledged: 0,
  };
  const findings: Finding[] = [];
  for (const message of file.evidence.written) {
    const verdict = judge(file, message);
    if (typeof verdict === 'string') outcomes[verdict] += 1;
    else findings.push({ kind: 'lost', conversation: message.conversation, detail: verdict.lost });
  }
  return { findings, outcomes };
}

function judge(file: CaseFile, message: WrittenMessage): Verdict {
  if (message.acknowledgedAt === undefined) return 'unacknowledged';
  const row = file.inbox.get(message.wamid);
  const name = message.marker ?? message.wamid;
  if (message.kind === 'reaction')
    return row ? 'noAnswerWanted' : { lost: `${name}: acknowledged, not stored` };
  if (file.answersTo(message).length > 0) return 'answered';
  if (!row) return { lost: `${name}: acknowledged, not stored` };
  if (row.status === 'suppressed') return judgeSilence(file, message, row.settledAt ?? 0, row.reason ?? '');
  const outbox = file.outboxFor(message);
  const arrived = outbox.filter((draft) => file.hasArrived(draft));
  if (arrived.some(({ purpose }) => purpose === 'fallback')) return 'fallback';
  if (message.kind === 'control' && arrived.length > 0) return 'answered';
  if (outbox.some(({ status }) => status === 'unknown')) return 'unknown';
  // WhatsApp itself reported that it could not deliver; whatever we gave up on ourselves is a loss.
  if (outbox.some((draft) => draft.status === 'failed' && file.wasRefused(draft))) return 'undeliverable';
  if (outbox.some(({ status }) => status === 'suppressed'))
    return judgeSilence(file, message, Date.now(), describeOutbox(outbox));
  return { lost: `${name}: stored as ${row.status}, ${describeOutbox(outbox)}` };
}

/** Silence is right only when somebody from outside had asked for it. */
function judgeSilence(file: CaseFile, message: WrittenMessage, settledAt: number, how: string): Verdict {
  const spans = file.spansOf.get(message.conversation) ?? [];
  const wanted = spans.some(
    ({ requestedAt, endConfirmedAt = Infinity }) =>
      requestedAt <= settledAt && message.writtenAt <= endConfirmedAt,
  );
  return wanted
    ? 'suppressed'
    : { lost: `${message.marker ?? message.wamid}: suppressed (${how}), and nobody asked for silence` };
}

function describeOutbox(outbox: readonly OutboxRow[]): string {
  if (outbox.length === 0) return 'nothing written to answer it';
  return outbox
    .map(({ status, reason, code }) => ['answer', status, reason, code].filter(Boolean).join(' '))
    .join(', ');
}
