import { findPendingVisit, parseVisitTime, scheduleVisitTool } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { TurnRun } from './turn-run';

/**
 * "Tomorrow at 3" after we asked when: read without a model, when nothing but a day or a time was written.
 * Nothing is returned for everything else.
 */
export async function answerPendingVisit(run: TurnRun): Promise<ReplyPart[] | undefined> {
  const { pending: messages, tenant } = run.turn;
  const context = run.toToolContext();
  const pending = findPendingVisit(context);
  // What quotes a message may be about another property.
  const plain = messages.every(
    ({ content, context: quote }) => content.kind === 'text' && !quote?.quotedWamid,
  );
  if (!pending || !plain) return undefined;
  const said = context.customer.words.join(' ');
  const dayIsKnown = pending.date !== undefined;
  const { date, clock, half, pure } = parseVisitTime(said, context.clock.now(), tenant.timezone, dayIsKnown);
  if (!pure || (date === 'missing' && clock === 'missing' && !half)) return undefined;
  return (await run.call(scheduleVisitTool, { when: said })).presentation;
}
