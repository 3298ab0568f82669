import { randomUUID } from 'node:crypto';
import { Talk } from '@whatsapp-agent/testing';
import { createServiceClient, SupabaseConversationStore, SupabaseOperatorDesk } from '../../src';
import { startLocalProject, type LocalProject } from '../local-project';

/** What only several connections at once can show: both sides of a race see each other, and nobody waits in a circle. */
describe('Races over one conversation', () => {
  let project: LocalProject;
  let talk: Talk;
  let harness: ConstructorParameters<typeof Talk>[0];
  beforeAll(async () => {
    project = await startLocalProject(20);
    const client = createServiceClient({ ...project, fetchTimeoutMs: 20_000 });
    harness = {
      store: new SupabaseConversationStore(client),
      desk: new SupabaseOperatorDesk(client),
      phoneNumberIds: ['200000000000001', '200000000000002'],
      makeOlder: () => Promise.reject(new Error('nothing is made older here')),
    };
  }, 90_000);
  afterAll(() => project.stop());
  const times = <T>(count: number, work: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)));

  it('loses no failure that is reported in the instant its send is settled', async () => {
    const statuses = await times(30, async () => {
      const one = new Talk(harness);
      await one.receive();
      const turn = await one.takeTurn();
      const send = await one.commitAndClaim(turn);
      const wamid = `wamid.${randomUUID()}`;
      await Promise.all([
        one.deliver(turn, send, wamid),
        one.status(wamid, 'failed', { error: { code: 131026 } }),
      ]);
      return (await one.report()).outbox[0]!.status;
    });
    expect(statuses).toEqual(statuses.map(() => 'failed'));
  });

  it('lets a takeover or a commit win, never both', async () => {
    const results = await times(20, async () => {
      const one = new Talk(harness);
      await one.receive();
      const turn = await one.takeTurn();
      const human = { conversationId: one.conversationId, mode: 'human' as const, by: 'test' };
      const outbox = [one.draft('one'), one.draft('two')];
      const [commit] = await Promise.all([
        one.commit(turn, { outbox }),
        harness.store.setMode(human, randomUUID()),
      ]);
      const report = await one.report();
      return { commit: commit.outcome, sends: report.outbox.map(({ status }) => status) };
    });
    for (const { commit, sends } of results) {
      // One that was claimed before is the stated exception; the other never leaves.
      if (commit === 'committed') expect(sends).toEqual(['suppressed', 'sending']);
      else expect(sends).toEqual([]);
    }
  });

  it('records a profile that changes while a turn commits a name, without waiting in a circle', async () => {
    talk = new Talk(harness);
    await talk.receive();
    for (let round = 0; round < 10; round += 1) {
      const turn = await talk.takeTurn();
      const effect = { type: 'contact.name' as const, key: 'name', payload: { name: `Asha ${round}` } };
      const contact = { waId: talk.waId, profileName: `profile ${round}` };
      const [commit] = await Promise.all([
        talk.commit(turn, { effects: [effect], outbox: [] }),
        ...[1, 2, 3].map(() => talk.receive('next', { contact })),
      ]);
      expect(commit.outcome).toBe('committed');
      await harness.store.release(talk.conversationId, 'worker-1', turn.fence);
    }
  });
});
