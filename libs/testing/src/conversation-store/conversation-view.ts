import type { ConversationReport, DeliveryReport, OutboxReport } from '@whatsapp-agent/contracts';
import { isHuman } from './control-rules';
import type { ConversationRow, OutboxRow, StatusRow, StoreRows } from './store-rows';

const iso = (at: number | undefined) => (at ? new Date(at).toISOString() : undefined);

/** A conversation as an operator sees it. */
export function viewConversation(rows: StoreRows, conversation: ConversationRow): ConversationReport {
  const { id, tenantId, channel, modeUntil, modeBy, attempts, contact } = conversation;
  const tenant = rows.tenantOf(conversation);
  const paused = tenant.mode === 'human' || (tenant.pausedUntil ?? 0) > rows.now();
  const inbox: Record<string, number> = {};
  for (const row of rows.inbox)
    if (row.conversationId === id) inbox[row.status] = (inbox[row.status] ?? 0) + 1;
  return {
    id,
    tenantId,
    channel,
    mode: isHuman(rows, conversation) ? 'human' : 'agent',
    modeUntil: iso(modeUntil),
    modeBy,
    tenantMode: paused ? 'human' : 'agent',
    optedOut: contact.optedOut,
    lastInboundAt: iso(conversation.lastInboundAt),
    leaseOwner: conversation.leaseUntil > rows.now() ? conversation.leaseOwner : undefined,
    attempts,
    nextAttemptAt: iso(conversation.nextAttemptAt),
    delayedSince: iso(conversation.fallbackAt),
    inbox,
    turns: [...rows.turns.values()]
      .filter((row) => row.conversationId === id)
      .toReversed()
      .slice(0, 10)
      .map(({ usage, at, id: turnId, result, code, aborts, savedTokens }) => ({
        ...usage,
        id: turnId,
        result,
        code,
        aborts,
        savedTokens,
        at: new Date(at).toISOString(),
      })),
    outbox: rows
      .outboxOf(id)
      .toReversed()
      .slice(0, 30)
      .map((row) => viewOutbox(rows, row, tenantId)),
  };
}

function viewOutbox(rows: StoreRows, row: OutboxRow, tenantId: string): OutboxReport {
  const { id, turnId, draft, status, reason, code, attempt, wamid, notBefore, unknownAt } = row;
  const delivery = wamid ? rows.statuses.get(`${tenantId} ${wamid}`) : undefined;
  return {
    id,
    turnId,
    purpose: draft.purpose,
    type: draft.payload.type,
    status,
    reason,
    code,
    attempt,
    wamid,
    notBefore: iso(notBefore),
    unknownSince: status === 'unknown' ? iso(unknownAt) : undefined,
    delivery: delivery && viewDelivery(delivery),
  };
}

function viewDelivery({ state, seen, code, title }: StatusRow): DeliveryReport {
  return {
    state,
    sentAt: seen.get('sent'),
    deliveredAt: seen.get('delivered') ?? seen.get('read'),
    readAt: seen.get('read'),
    failedAt: seen.get('failed'),
    errorCode: code,
    errorTitle: title,
  };
}
