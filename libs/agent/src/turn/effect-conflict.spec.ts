import { randomUUID } from 'node:crypto';
import type { StagedEffect } from '@whatsapp-agent/contracts';
import { InMemoryConversationStore, InMemoryVisitBook } from '@whatsapp-agent/testing';
import { replyWith, TestProcess } from '../../test/test-process';

const AT = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3 * 86_400_000);

function booking(startsAt: Date, revision = 0): StagedEffect {
  const payload = {
    propertyId: 'p1',
    title: 'Home',
    startsAt: startsAt.toISOString(),
    revision,
    locale: 'en',
  };
  return { type: 'visit.book', key: `visit:p1:${revision}`, payload };
}

describe('A turn whose effect no longer fits', () => {
  let store: InMemoryConversationStore;
  let process: TestProcess;
  beforeEach(() => {
    store = new InMemoryConversationStore([{ id: 't1', name: 'Test', wabaId: 'w1', phoneNumberId: 'p1' }]);
    store.quietMs = 0;
    process = new TestProcess(store);
  });

  const receive = async (waId: string): Promise<string> => {
    const at = new Date().toISOString();
    const recorded = await store.record(
      {
        account: { phoneNumberId: 'p1' },
        contact: { waId },
        origin: 'customer',
        wamid: `wamid.${randomUUID()}`,
        sentAt: at,
        receivedAt: at,
        index: 0,
        content: { kind: 'text', text: 'tomorrow at 3' },
      },
      'whatsapp',
      randomUUID(),
    );
    return recorded.conversationId;
  };

  it('thinks again with what is true now, and says it once', async () => {
    process.think = async () => ({ ...replyWith('booked'), effects: [booking(AT)] });
    await process.runner.run(await receive('971500000001'));
    const visits = new InMemoryVisitBook(store.rows);
    process.think = async ({ tenant, contact }) => {
      const plan = await visits.readPlan({ tenantId: tenant.id, contactId: contact.id, propertyId: 'p1' });
      // The first look comes too early to see the other booking; the second one does.
      if (process.seen.length === 2 || plan.taken.length === 0)
        return { ...replyWith('booked'), effects: [booking(AT)] };
      return replyWith('that time is taken');
    };
    await process.runner.run(await receive('971500000002'));
    expect(process.whatsapp.sent).toEqual(['booked', 'that time is taken']);
    expect(store.rows.visits).toHaveLength(1);
  });

  it('is put off when it conflicts again and again, and has changed nothing', async () => {
    process.think = async () => ({ ...replyWith('booked'), effects: [booking(AT, 7)] });
    const conversationId = await receive('971500000001');
    await process.runner.run(conversationId);
    expect(process.seen).toHaveLength(3);
    expect(process.whatsapp.sent).toEqual([]);
    expect(process.later).toHaveLength(1);
    expect(store.rows.visits).toEqual([]);
  });
});
