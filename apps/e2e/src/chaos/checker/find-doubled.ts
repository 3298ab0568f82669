import { partIn } from '../plan/marker';
import type { CaseFile } from './case-file';
import type { SeenMessage } from './evidence';
import type { Finding } from './finding';

/** Messages answered twice, and messages of ours that arrived twice. */
export function findDoubled(file: CaseFile): Finding[] {
  return [...answeredTwice(file), ...arrivedTwice(file), ...apologisedTwice(file)];
}

function answeredTwice(file: CaseFile): Finding[] {
  return file.evidence.written.flatMap((message) => {
    const parts = file.answersTo(message).map(({ text }) => partIn(text));
    const part = parts.find((candidate, index) => parts.indexOf(candidate) !== index);
    if (part === undefined) return [];
    const detail = `${message.marker}: part ${part} of its answer arrived more than once`;
    return [{ kind: 'doubled' as const, conversation: message.conversation, detail }];
  });
}

function arrivedTwice(file: CaseFile): Finding[] {
  return [...file.seenBy].flatMap(([conversation, seen]) =>
    repeated(seen.flatMap(({ reference }) => reference ?? [])).map((reference) => ({
      kind: 'doubled' as const,
      conversation,
      detail: `outbox row ${reference} arrived more than once`,
    })),
  );
}

/** One apology per burst; that the real answer follows it is welcome. */
function apologisedTwice(file: CaseFile): Finding[] {
  return file.evidence.written.flatMap((message) => {
    const apologies = file
      .outboxFor(message)
      .filter((row) => row.purpose === 'fallback' && file.hasArrived(row));
    if (apologies.length < 2) return [];
    const detail = `${message.marker ?? message.wamid}: ${apologies.length} fallbacks`;
    return [{ kind: 'doubled' as const, conversation: message.conversation, detail }];
  });
}

function repeated(values: readonly NonNullable<SeenMessage['reference']>[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
