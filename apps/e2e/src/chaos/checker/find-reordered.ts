import { markersIn } from '../plan/marker';
import type { CaseFile } from './case-file';
import type { SeenMessage } from './evidence';
import type { Finding } from './finding';

/** Replies out of the order they were written in, answers to later messages first, messages shuffled in an answer. */
export function findReordered(file: CaseFile): Finding[] {
  return [...file.seenBy].flatMap(([conversation, seen]) =>
    [...outOfWritingOrder(file, seen), ...laterFirst(file, seen), ...shuffledWithin(file, seen)].map(
      (detail) => ({ kind: 'reordered' as const, conversation, detail }),
    ),
  );
}

function outOfWritingOrder(file: CaseFile, seen: readonly SeenMessage[]): string[] {
  let highest = -Infinity;
  return seen.flatMap(({ reference }) => {
    const position = reference === undefined ? undefined : file.outbox.get(reference)?.position;
    if (position === undefined) return [];
    const late = position < highest;
    highest = Math.max(highest, position);
    return late ? [`outbox row ${reference} arrived after a later one`] : [];
  });
}

/**
 * An answer covers everything that was stored before it was begun, so the numbers of storing never step back. A message
 * that was itself late is stored late: its own answer is in order.
 */
function laterFirst(file: CaseFile, seen: readonly SeenMessage[]): string[] {
  let highest = -Infinity;
  const known = new Set<string>();
  return seen.flatMap(({ text }) => {
    const fresh = markersIn(text).filter((marker) => !known.has(marker));
    for (const marker of fresh) known.add(marker);
    const seqs = fresh.flatMap((marker) => file.inbox.get(file.byMarker.get(marker)?.wamid ?? '')?.seq ?? []);
    if (seqs.length === 0) return [];
    const late = Math.min(...seqs) < highest;
    highest = Math.max(highest, ...seqs);
    return late ? [`${fresh.join(' ')}: answered after messages that came later`] : [];
  });
}

/** WhatsApp stamps whole seconds; within one second any order is right. */
function shuffledWithin(file: CaseFile, seen: readonly SeenMessage[]): string[] {
  return seen.flatMap(({ text }) => {
    const seconds = markersIn(text).flatMap((marker) => {
      const writtenAt = file.byMarker.get(marker)?.writtenAt;
      return writtenAt === undefined ? [] : [Math.floor(writtenAt / 1000)];
    });
    const sorted = seconds.every((second, index) => index === 0 || second >= (seconds[index - 1] ?? 0));
    return sorted ? [] : [`${markersIn(text).join(' ')}: not in the order they were written`];
  });
}
