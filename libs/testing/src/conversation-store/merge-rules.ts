import { resetTries } from './control-rules';
import type { ContactRow, ConversationRow, StoreRows } from './store-rows';

/** Makes one contact of two rows that turned out to be one person. */
export function mergeContacts(rows: StoreRows, kept: ContactRow, gone: ContactRow): void {
  for (const theirs of [...rows.conversations.values()].filter(({ contact }) => contact === gone)) {
    const ours = [...rows.conversations.values()].find(
      ({ contact, channel }) => contact === kept && channel === theirs.channel,
    );
    if (ours) mergeConversations(rows, ours, theirs);
    else Object.assign(theirs, { contact: kept, epoch: theirs.epoch + 1 });
  }
  kept.key = { ...gone.key, ...kept.key, userId: gone.key.userId ?? kept.key.userId };
  kept.name ??= gone.name;
  kept.optedOut ||= gone.optedOut;
  rows.contacts.splice(rows.contacts.indexOf(gone), 1);
}

function mergeConversations(rows: StoreRows, kept: ConversationRow, gone: ConversationRow): void {
  const moved = rows.inbox.filter(({ conversationId }) => conversationId === gone.id);
  for (const row of moved.toSorted((a, b) => a.seq - b.seq)) {
    kept.lastSeq += 1;
    Object.assign(row, { conversationId: kept.id, seq: kept.lastSeq });
  }
  for (const row of rows.outboxOf(gone.id)) row.conversationId = kept.id;
  for (const row of rows.alerts) if (row.conversationId === gone.id) row.conversationId = kept.id;
  for (const row of rows.turns.values()) if (row.conversationId === gone.id) row.conversationId = kept.id;
  kept.inputSeq = Math.max(kept.inputSeq, ...rows.pendingOf(kept.id).map(({ seq }) => seq));
  const newer = gone.lastInboundAt > kept.lastInboundAt;
  kept.state = newer ? (gone.state ?? kept.state) : (kept.state ?? gone.state);
  kept.lastInboundAt = Math.max(kept.lastInboundAt, gone.lastInboundAt);
  kept.epoch = Math.max(kept.epoch, gone.epoch) + 1;
  const { mode, modeBy, modeUntil } = gone;
  if (mode === 'human') Object.assign(kept, { mode, modeBy, modeUntil });
  const fallbackAt = kept.fallbackAt || gone.fallbackAt;
  resetTries(kept);
  kept.fallbackAt = fallbackAt;
  rows.conversations.delete(gone.id);
}
