import { randomUUID } from 'node:crypto';
import type { StoreHarness } from './conformance/store-harness';
import { describeConversationStore } from './conversation-store.conformance';
import { InMemoryConversationStore } from './in-memory-conversation-store.fake';
import { describeInterleavings } from './interleavings.conformance';
import { InMemoryOperatorDesk } from './in-memory-operator-desk.fake';

async function createHarness(): Promise<StoreHarness> {
  const tenant = (phoneNumberId: string) => ({
    id: randomUUID(),
    name: 'Test',
    wabaId: `w${phoneNumberId}`,
    phoneNumberId,
  });
  const store = new InMemoryConversationStore([tenant('p1'), tenant('p2')]);
  return {
    store,
    desk: new InMemoryOperatorDesk(store.rows),
    phoneNumberIds: ['p1', 'p2'],
    makeOlder: async (conversationId, ms) => {
      const { rows } = store;
      const conversation = rows.conversation(conversationId);
      for (const key of ['leaseUntil', 'nextAttemptAt', 'refilledAt', 'lastInboundAt', 'fallbackAt'] as const)
        conversation[key] -= ms;
      if (conversation.modeUntil !== undefined) conversation.modeUntil -= ms;
      for (const row of rows.outboxOf(conversationId)) {
        for (const key of ['claimUntil', 'notBefore', 'unknownAt', 'at'] as const) row[key] -= ms;
      }
      for (const row of rows.inbox) if (row.conversationId === conversationId) row.recordedAt -= ms;
    },
  };
}

describeConversationStore('InMemoryConversationStore', createHarness);
describeInterleavings('InMemoryConversationStore', createHarness, { seeds: 150, steps: 60 });
