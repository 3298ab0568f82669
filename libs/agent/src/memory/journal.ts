import type { ToolTrace, TurnContext } from '@whatsapp-agent/contracts';
import { z } from 'zod';
import { neutralise } from '../guardrails/untrusted-text';
import { typedText } from './describe-content';

const MOST_ENTRIES = 40;
const SAID_LENGTH = 160;
const DID_LENGTH = 160;
const MOST_DEEDS = 4;
/** What the model is told of the time before its history. */
const MOST_TOLD = 1_500;

/** One turn in a line or two: what the customer said, and what came of it. */
export const journalEntrySchema = z.object({
  at: z.string(),
  said: z.string().max(SAID_LENGTH).optional(),
  did: z.array(z.string().max(DID_LENGTH)).max(MOST_DEEDS),
});
export const journalSchema = z.array(journalEntrySchema).max(MOST_ENTRIES);
export type JournalEntry = z.output<typeof journalEntrySchema>;

/**
 * Adds a turn to the journal. It is written from what happened, without a model: it costs nothing, says the
 * same of the same turn, and cannot make anything up. The oldest small talk goes first when it is full.
 */
export function addToJournal(
  journal: readonly JournalEntry[],
  { pending }: Pick<TurnContext, 'pending'>,
  tools: readonly ToolTrace[],
): JournalEntry[] {
  const said = neutralise(pending.map(typedText).join(' / '), SAID_LENGTH);
  const did = tools
    .filter(({ name }) => name !== 'guardrail')
    .slice(-MOST_DEEDS)
    .map(describeDeed);
  const at = pending.at(-1)?.sentAt;
  if (at === undefined || (said === '' && did.length === 0)) return [...journal];
  const entries = [...journal, { at, ...(said === '' ? {} : { said }), did }];
  if (entries.length <= MOST_ENTRIES) return entries;
  const spare = entries.findIndex((entry) => entry.did.length === 0);
  return entries.toSpliced(Math.max(spare, 0), 1);
}

/** What happened before the history the model sees, oldest first; nothing when it sees everything. */
export function recallBefore(journal: readonly JournalEntry[], firstSeenAt: string | undefined): string[] {
  const limit = Date.parse(firstSeenAt ?? '');
  const older = journal.filter(({ at }) => Date.parse(at) < limit);
  const lines: string[] = [];
  let characters = 0;
  for (const line of older.map(toLine).toReversed()) {
    characters += line.length;
    if (characters > MOST_TOLD) break;
    lines.unshift(line);
  }
  return lines;
}

function toLine({ said, did }: JournalEntry): string {
  return [...(said === undefined ? [] : [`customer: ${said}`]), ...did].join(' -> ');
}

/** "search properties, shown, 11 in all, {...}": the parts of a result that tell what it was about. */
function describeDeed({ name, result }: ToolTrace): string {
  const { status, total, title, slots } = (result ?? {}) as Readonly<Record<string, unknown>>;
  const parts = [
    name.replaceAll('_', ' '),
    ...(typeof status === 'string' ? [status.replaceAll('_', ' ')] : []),
    ...(typeof title === 'string' ? [neutralise(title, 60)] : []),
    ...(typeof total === 'number' ? [`${total} in all`] : []),
    ...(slots === undefined ? [] : [JSON.stringify(slots).replace(/["{}]/g, '')]),
  ];
  return parts.join(', ').slice(0, DID_LENGTH);
}
