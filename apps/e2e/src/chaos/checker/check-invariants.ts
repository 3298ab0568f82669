import { markersIn } from '../plan/marker';
import { CaseFile } from './case-file';
import type { Evidence } from './evidence';
import { findDoubled } from './find-doubled';
import type { Finding, Outcomes } from './finding';
import { findOverHuman } from './find-over-human';
import { findRegressed } from './find-regressed';
import { findReordered } from './find-reordered';
import { judgeMessages } from './judge-messages';

/** Holds the promises against what happened. Knows nothing of the code that made it happen. */
export function checkInvariants(evidence: Evidence): { findings: Finding[]; outcomes: Outcomes } {
  const file = new CaseFile(evidence);
  const { findings, outcomes } = judgeMessages(file);
  return {
    outcomes,
    findings: [
      ...findings,
      ...findDoubled(file),
      ...findReordered(file),
      ...findOverHuman(file),
      ...findRegressed(evidence.statuses),
      ...findMisplaced(file),
    ],
  };
}

/** Answers in a chat where the question was never asked: customers or businesses met. */
function findMisplaced(file: CaseFile): Finding[] {
  return [...file.seenBy].flatMap(([conversation, seen]) =>
    seen.flatMap(({ text }) =>
      markersIn(text)
        .filter((marker) => file.byMarker.get(marker)?.conversation !== conversation)
        .map((marker) => ({
          kind: 'misplaced' as const,
          conversation,
          detail: `${marker} was asked elsewhere`,
        })),
    ),
  );
}
