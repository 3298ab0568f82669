import type { HistoryEntry, InboundContent, TurnContext } from '@whatsapp-agent/contracts';
import { randomUUID } from 'node:crypto';
import type { ConversationRow, InboxRow, StoreRows } from './store-rows';

const HIDDEN = new Set(['echo_ours', 'echo_waiting', 'no_answer_wanted']);

/** What `begin` hands to a turn. */
export function viewTurn(rows: StoreRows, conversation: ConversationRow, quietMs: number): TurnContext {
  const pending = rows.pendingOf(conversation.id).sort(byProviderOrder);
  const { contact } = conversation;
  const tenant = rows.tenants.find(({ id }) => id === conversation.tenantId);
  return {
    turnId: randomUUID(),
    conversationId: conversation.id,
    channel: conversation.channel,
    fence: conversation.fence,
    epoch: conversation.epoch,
    lastSeq: conversation.inputSeq,
    pending: pending.map(({ id, seq, control, message: { wamid, sentAt, content, context, referral } }) => {
      return {
        id,
        wamid,
        seq,
        sentAt,
        content,
        ...(context && { context }),
        ...(referral && { referral }),
        ...(control && { control }),
      };
    }),
    history: viewHistory(rows, conversation.id),
    state: conversation.state ?? null,
    contact: {
      id: contact.id,
      key: contact.key,
      name: contact.name ?? contact.key.profileName,
      preferences: contact.preferences ?? {},
    },
    tenant: {
      id: conversation.tenantId,
      name: tenant?.name ?? '',
      timezone: 'Asia/Dubai',
      persona: {},
      quietMs,
      quietCapMs: 5 * quietMs,
    },
    sinceLastInboundMs: rows.now() - conversation.lastInboundAt,
    sinceOldestPendingMs: rows.now() - Math.min(...pending.map(({ recordedAt }) => recordedAt)),
    aborts: conversation.aborts,
    attempts: conversation.attempts,
  };
}

function byProviderOrder(a: InboxRow, b: InboxRow): number {
  const time = (row: InboxRow) => [
    Date.parse(row.message.sentAt),
    Date.parse(row.message.receivedAt),
    row.message.index,
    row.seq,
  ];
  const [left, right] = [time(a), time(b)];
  const differing = left.findIndex((value, index) => value !== right[index]);
  return differing < 0 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}

function textOf(content: InboundContent): string {
  if (content.kind === 'text') return content.text;
  if (content.kind === 'button') return content.title;
  return ('media' in content && content.media.caption) || `[${content.kind}]`;
}

function viewHistory(rows: StoreRows, conversationId: string): HistoryEntry[] {
  const received = rows.inbox
    .filter(
      (row) =>
        row.conversationId === conversationId && row.status !== 'pending' && !HIDDEN.has(row.reason ?? ''),
    )
    .map(({ message, recordedAt }) => ({
      at: recordedAt,
      entry: {
        role: message.origin === 'customer' ? ('customer' as const) : ('human' as const),
        text: textOf(message.content),
        wamid: message.wamid,
      },
    }));
  const sent = rows
    .outboxOf(conversationId)
    .filter(({ status }) => ['sent', 'unknown', 'failed'].includes(status))
    .map(({ at, status, code, draft, wamid }) => ({
      at,
      entry:
        status === 'failed'
          ? {
              role: 'notice' as const,
              text: `not delivered (${code ?? 'unknown'}): ${draft.historyText}`,
              wamid,
            }
          : { role: 'agent' as const, text: draft.historyText, wamid },
    }));
  return [...received, ...sent]
    .sort((a, b) => a.at - b.at)
    .slice(-24)
    .map(({ at, entry }) => ({ ...entry, at: new Date(at).toISOString() }));
}
