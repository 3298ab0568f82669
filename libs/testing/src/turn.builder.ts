import type { HistoryEntry, InboundContent, PendingInbound, TurnContext } from '@whatsapp-agent/contracts';

/** A pending message; a string is a text. */
export function buildPending(
  content: InboundContent | string,
  overrides: Partial<PendingInbound> = {},
): PendingInbound {
  const seq = overrides.seq ?? 1;
  return {
    id: `inbox-${seq}`,
    wamid: `wamid.in-${seq}`,
    seq,
    sentAt: '2026-11-01T10:00:00.000Z',
    content: typeof content === 'string' ? { kind: 'text', text: content } : content,
    ...overrides,
  };
}

/** The turn of a burst of messages; name what a test is about. */
export function buildTurn(
  messages: (InboundContent | string | PendingInbound)[],
  overrides: Partial<TurnContext> = {},
): TurnContext {
  const pending = messages.map((message, index) =>
    typeof message === 'object' && 'wamid' in message ? message : buildPending(message, { seq: index + 1 }),
  );
  return {
    turnId: 'turn-1',
    conversationId: 'conversation-1',
    channel: 'whatsapp',
    fence: 1,
    epoch: 1,
    lastSeq: pending.length,
    pending,
    history: [],
    state: undefined,
    contact: { id: 'contact-1', key: { waId: '971500000001' } },
    tenant: {
      id: 'tenant-1',
      name: 'Palm Homes',
      timezone: 'Asia/Dubai',
      persona: {},
      quietMs: 1_200,
      quietCapMs: 6_000,
      maxAborts: 2,
      maxAnswerDelayMs: 20_000,
    },
    sinceLastInboundMs: 1_200,
    sinceOldestPendingMs: 1_200,
    aborts: 0,
    attempts: 0,
    crashes: 0,
    ...overrides,
  };
}

/** A line of the past. */
export function buildHistory(
  role: HistoryEntry['role'],
  text: string,
  overrides: Partial<HistoryEntry> = {},
): HistoryEntry {
  return { role, text, at: '2026-11-01T09:00:00.000Z', ...overrides };
}
