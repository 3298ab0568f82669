import type { HistoryEntry, InboundContent, TurnContext } from '@whatsapp-agent/contracts';
import { randomUUID } from 'node:crypto';
import { epochOf } from './control-rules';
import type { ConversationRow, InboxRow, OutboxRow, StoreRows } from './store-rows';

const HIDDEN = new Set(['echo_ours', 'echo_waiting', 'no_answer_wanted', 'double_tap']);

/** What `begin` hands to a turn. */
export function viewTurn(rows: StoreRows, conversation: ConversationRow, quietMs: number): TurnContext {
  const pending = rows.pendingOf(conversation.id).sort(byProviderOrder);
  const { contact } = conversation;
  const tenant = rows.tenantOf(conversation);
  return {
    turnId: randomUUID(),
    conversationId: conversation.id,
    channel: conversation.channel,
    fence: conversation.fence,
    epoch: epochOf(rows, conversation),
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
      name: tenant.name,
      timezone: 'Asia/Dubai',
      persona: {},
      quietMs,
      quietCapMs: 5 * quietMs,
      maxAborts: tenant.maxAborts ?? 2,
      maxAnswerDelayMs: tenant.maxAnswerDelayMs ?? 20_000,
    },
    sinceLastInboundMs: rows.now() - conversation.lastInboundAt,
    sinceOldestPendingMs: rows.now() - Math.min(...pending.map(({ recordedAt }) => recordedAt)),
    aborts: conversation.aborts,
    attempts: conversation.attempts,
    crashes: conversation.crashes,
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
  if (content.kind === 'reaction') {
    return content.emoji === undefined ? '[removed a reaction]' : `[reacted with ${content.emoji}]`;
  }
  if (content.kind === 'location') {
    const name = content.name ?? content.address;
    return name === undefined ? '[sent a location]' : `[sent a location: ${name}]`;
  }
  const caption = 'media' in content ? content.media.caption : undefined;
  return caption ?? (content.kind === 'audio' ? '[voice note]' : `[${content.kind}]`);
}

function isReaction({ message, reason }: InboxRow): boolean {
  return message.content.kind === 'reaction' && reason === 'no_answer_wanted';
}

function viewHistory(rows: StoreRows, conversationId: string): HistoryEntry[] {
  const received = rows.inbox
    .filter(
      (row) =>
        row.conversationId === conversationId &&
        row.status !== 'pending' &&
        // A reaction asks for no answer, but the next turn sees it.
        (!HIDDEN.has(row.reason ?? '') || isReaction(row)),
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
    .filter(
      ({ status, reason }) => ['sent', 'unknown', 'failed'].includes(status) || reason === 'window_closed',
    )
    .map((row) => ({ at: row.at, entry: viewSent(row) }));
  return [...received, ...sent]
    .sort((a, b) => a.at - b.at)
    .slice(-24)
    .map(({ at, entry }) => ({ ...entry, at: new Date(at).toISOString() }));
}

function viewSent({ status, code, draft, wamid }: OutboxRow): Omit<HistoryEntry, 'at'> {
  switch (status) {
    case 'failed':
      return { role: 'notice', text: `not delivered (${code ?? 'unknown'}): ${draft.historyText}`, wamid };
    case 'unknown':
      return { role: 'notice', text: `perhaps not delivered: ${draft.historyText}`, wamid };
    case 'suppressed':
      return {
        role: 'notice',
        text: `not sent, the customer had not written for 24 hours: ${draft.historyText}`,
        wamid,
      };
    default:
      return { role: 'agent', text: draft.historyText, wamid };
  }
}
