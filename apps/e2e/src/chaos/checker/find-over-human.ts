import type { CaseFile } from './case-file';
import type { SilentSpan } from './evidence';
import type { Finding } from './finding';

/** What the agent said or answered while it had to be silent. */
export function findOverHuman(file: CaseFile): Finding[] {
  return file.evidence.spans.flatMap((span) => [...saidMeanwhile(file, span), ...answeredLater(file, span)]);
}

/** A send counts by the call that allowed it: an HTTP request already on its way cannot be called back. */
function saidMeanwhile(file: CaseFile, span: SilentSpan): Finding[] {
  return (file.seenBy.get(span.conversation) ?? []).flatMap(({ reference }) => {
    const row = reference === undefined ? undefined : file.outbox.get(reference);
    const claimedAt = reference === undefined ? undefined : file.evidence.claimedAt.get(reference);
    if (!row || row.purpose === 'control' || claimedAt === undefined) return [];
    return isWithin(claimedAt, span)
      ? [toFinding(span, `outbox row ${row.id} was let go while it had to be silent`)]
      : [];
  });
}

/** What was written to the person stays with the person, also after the hand-back. */
function answeredLater(file: CaseFile, span: SilentSpan): Finding[] {
  return file.evidence.written
    .filter(({ conversation, kind }) => conversation === span.conversation && kind === 'question')
    .filter(({ writtenAt, wamid }) => {
      const recordedAt = file.evidence.recordedAt.get(wamid);
      return recordedAt !== undefined && writtenAt > span.confirmedAt && isWithin(recordedAt, span);
    })
    .filter((message) => file.answersTo(message).length > 0)
    .map(({ marker }) => toFinding(span, `${marker} was written while the agent had to be silent`));
}

function isWithin(at: number, { confirmedAt, endRequestedAt = Infinity }: SilentSpan): boolean {
  return at > confirmedAt && at < endRequestedAt;
}

function toFinding({ conversation, why }: SilentSpan, detail: string): Finding {
  return { kind: 'over_human', conversation, detail: `${detail} (${why})` };
}
