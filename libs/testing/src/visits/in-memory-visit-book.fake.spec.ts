import { randomUUID } from 'node:crypto';
import { InMemoryConversationStore } from '../conversation-store/in-memory-conversation-store.fake';
import { InMemoryOperatorDesk } from '../conversation-store/in-memory-operator-desk.fake';
import { InMemoryHandoffDesk } from './in-memory-handoff-desk.fake';
import { InMemoryNotificationQueue } from './in-memory-notification-queue.fake';
import { InMemoryVisitBook } from './in-memory-visit-book.fake';
import { describeVisitBook } from './visit-book.conformance';

const DAY_MS = 24 * 3_600_000;

describeVisitBook('InMemoryVisitBook', async () => {
  const tenant = (phoneNumberId: string) => ({
    id: randomUUID(),
    name: 'Test',
    wabaId: `w${phoneNumberId}`,
    phoneNumberId,
    areaExpertUrl: 'http://expert.example/',
  });
  const store = new InMemoryConversationStore([tenant('p1'), tenant('p2')]);
  const visits = new InMemoryVisitBook(store.rows);
  const { rows } = store;
  let property = 0;
  return {
    store,
    desk: new InMemoryOperatorDesk(rows),
    visits,
    reminders: visits,
    notifications: new InMemoryNotificationQueue(rows),
    handoffs: new InMemoryHandoffDesk(rows),
    phoneNumberIds: ['p1', 'p2'],
    nextProperty: () => `p${(property += 1)}`,
    makeOlder: async () => undefined,
    setLocalHour: async (hour) => {
      rows.localHour = hour;
    },
    setTemplate: async (template) => {
      visits.template = template;
    },
    makeReminderDue: async (conversationId) => {
      const ours = rows.visits.filter((visit) => visit.conversationId === conversationId);
      for (const visit of ours)
        Object.assign(visit, { startsAt: rows.now() + DAY_MS, remindAt: rows.now() - 1000 });
    },
    makeNotificationsDue: async () => {
      for (const row of rows.notifications) row.dueAt = rows.now();
    },
    closeWindow: async (conversationId) => {
      for (const row of rows.inbox)
        if (row.conversationId === conversationId)
          row.message = { ...row.message, sentAt: new Date(rows.now() - 2 * DAY_MS).toISOString() };
    },
  };
});
