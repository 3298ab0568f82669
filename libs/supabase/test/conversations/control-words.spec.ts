import { randomUUID } from 'node:crypto';
import { createServiceClient, SupabaseConversationStore } from '../../src';
import { startLocalProject, type LocalProject } from '../local-project';

let project: LocalProject;
let store: SupabaseConversationStore;

beforeAll(async () => {
  project = await startLocalProject(20);
  store = new SupabaseConversationStore(createServiceClient({ ...project, fetchTimeoutMs: 10_000 }));
}, 90_000);
afterAll(() => project.stop());

/** What the control word in a customer's first message is taken for. */
async function readControl(text: string): Promise<string | undefined> {
  const now = new Date().toISOString();
  const { conversationId } = await store.record(
    {
      account: { phoneNumberId: '200000000000001' },
      contact: { waId: `9715${Math.floor(Math.random() * 1e8)}` },
      origin: 'customer',
      wamid: `wamid.${randomUUID()}`,
      sentAt: now,
      receivedAt: now,
      index: 0,
      content: { kind: 'text', text },
    },
    'whatsapp',
    randomUUID(),
  );
  const begun = await store.begin({ conversationId, owner: 'a', leaseMs: 30_000 }, randomUUID());
  return begun.outcome === 'turn' ? begun.turn.pending[0]?.control : begun.outcome;
}

describe('control words', () => {
  it.each([
    ['STOP', 'opt_out'],
    ['Please stop.', 'opt_out'],
    ['message band karo!', 'opt_out'],
    ['أوقف الرسائل', 'opt_out'],
    ['मैसेज बंद करो', 'opt_out'],
    ['shuru karo', 'opt_in'],
    ['Talk to human', 'takeover'],
    ['insaan se baat karni hai', 'takeover'],
    ['أريد موظف', 'takeover'],
    ['एजेंट से बात करनी है', 'takeover'],
  ])('are understood: %s', async (text, action) => {
    expect(await readControl(text)).toBe(action);
  });

  it.each([
    'the bus stop is near',
    'please stop by the office',
    'is the agent Ali there?',
    'start the search',
  ])('are only whole messages: %s', async (text) => {
    expect(await readControl(text)).toBeUndefined();
  });
});
