import type { FailOutcome, FailRequest } from '@whatsapp-agent/contracts';
import { continueConversation, releaseLease } from './claim-rules';
import { resetTries } from './control-rules';
import { addOutboxRow } from './outbox-rules';
import type { ConversationRow, StoreRows } from './store-rows';

const NO_USAGE = { modelCalls: 0, inputTokens: 0, outputTokens: 0, ms: 0 };

/** Quick tries, then one message that it takes longer and patient tries, at last the end; see `fail_turn`. */
export function failTurn(rows: StoreRows, conversation: ConversationRow, request: FailRequest): FailOutcome {
  const { turnId, code, deferrable, backoffMs, deferMs, giveUpAfterMs, maxAttempts, tellAfterMs } = request;
  const named = rows.pendingOf(conversation.id).filter(({ id }) => request.inboxIds.includes(id));
  const told = conversation.fallbackAt > 0;
  const { id: conversationId, aborts } = conversation;
  rows.turns.set(turnId, {
    id: turnId,
    conversationId,
    result: 'failed',
    code,
    tools: [],
    usage: NO_USAGE,
    aborts,
    savedTokens: 0,
    at: rows.now(),
  });
  if (told && deferrable && conversation.fallbackAt > rows.now() - giveUpAfterMs)
    return retry(rows, conversation, deferMs);
  const oldest = Math.min(...named.map(({ recordedAt }) => recordedAt));
  if (!told && conversation.attempts + 1 < maxAttempts && oldest > rows.now() - tellAfterMs)
    return retry(rows, conversation, backoffMs);
  if (!told && deferrable) {
    planRetry(rows, conversation, deferMs);
    conversation.fallbackAt = rows.now();
    addOutboxRow(rows, conversation, turnId, request.delayed);
    rows.raiseAlert(conversationId, 'turn_delayed', code);
    return { outcome: 'delayed', ...continueConversation(rows, conversation) };
  }
  for (const row of named) Object.assign(row, { status: 'failed', reason: code, turnId });
  rows.resolveAlerts(conversationId, 'turn_delayed', 'given_up');
  rows.raiseAlert(conversationId, 'turn_failed', code);
  resetTries(conversation);
  if (!told) addOutboxRow(rows, conversation, turnId, request.fallback);
  return { outcome: 'gave_up', ...continueConversation(rows, conversation) };
}

function planRetry(rows: StoreRows, conversation: ConversationRow, delayMs: number): void {
  conversation.attempts += 1;
  conversation.nextAttemptAt = rows.now() + delayMs;
}

function retry(rows: StoreRows, conversation: ConversationRow, delayMs: number): FailOutcome {
  planRetry(rows, conversation, delayMs);
  releaseLease(conversation);
  return { outcome: 'retry', dueInMs: delayMs };
}
