import { randomUUID } from 'node:crypto';
import { describeConversationStore, describeInterleavings } from '@whatsapp-agent/testing';
import {
  createServiceClient,
  SupabaseConversationStore,
  SupabaseOperatorDesk,
  type ServiceClient,
} from '../../src';
import { startLocalProject, type LocalProject } from '../local-project';

let project: LocalProject;
let client: ServiceClient;

beforeAll(async () => {
  project = await startLocalProject(20);
  client = createServiceClient({ ...project, fetchTimeoutMs: 10_000 });
}, 90_000);
afterAll(() => project.stop());

const createHarness = async () => ({
  store: new SupabaseConversationStore(client),
  desk: new SupabaseOperatorDesk(client),
  phoneNumberIds: ['200000000000001', '200000000000002'] as [string, string],
  makeOlder: (conversationId: string, ms: number) => new TimeMachine(client, ms).age(conversationId),
});

describeConversationStore('SupabaseConversationStore', createHarness);
describeInterleavings('SupabaseConversationStore', createHarness, { seeds: 6, steps: 40 });

it('keeps what a turn cost, cached tokens and money included', async () => {
  const store = new SupabaseConversationStore(client);
  const { conversationId } = await store.record(
    {
      account: { phoneNumberId: '200000000000001' },
      contact: { waId: '971500099001' },
      origin: 'customer',
      wamid: `wamid.${randomUUID()}`,
      sentAt: new Date().toISOString(),
      receivedAt: new Date().toISOString(),
      index: 0,
      content: { kind: 'text', text: 'Hi' },
    },
    'whatsapp',
    randomUUID(),
  );
  const begun = await store.begin({ conversationId, owner: 'a', leaseMs: 30_000 }, randomUUID());
  if (begun.outcome !== 'turn') throw new Error(`The turn did not begin: ${begun.outcome}.`);
  const { turnId, fence, epoch, pending } = begun.turn;
  const usage = {
    modelCalls: 2,
    inputTokens: 900,
    cachedInputTokens: 400,
    outputTokens: 50,
    model: 'gpt-4.1-mini',
    costMicros: 320,
    ms: 700,
  };
  const written = { state: {}, outbox: [], effects: [], tools: [], usage };
  const answered = pending.map(({ id }) => id);
  await store.commit(
    { conversationId, turnId, owner: 'a', fence, epoch, answered, result: 'noted', ...written },
    randomUUID(),
  );
  const { data } = await client.from('turns').select().eq('id', turnId).single().throwOnError();
  expect(data).toMatchObject({ model: 'gpt-4.1-mini', cached_input_tokens: 400, cost_micros: 320 });
});

/** Moves the times of a conversation into the past, as waiting would. */
class TimeMachine {
  constructor(
    private readonly db: ServiceClient,
    private readonly ms: number,
  ) {}

  async age(id: string): Promise<void> {
    const { data: conversation } = await this.db
      .from('conversations')
      .select()
      .eq('id', id)
      .single()
      .throwOnError();
    await this.db
      .from('conversations')
      .update({
        lease_expires_at: this.older(conversation.lease_expires_at),
        next_attempt_at: this.older(conversation.next_attempt_at),
        last_inbound_at: this.older(conversation.last_inbound_at),
        fallback_at: this.older(conversation.fallback_at),
        mode_until: this.older(conversation.mode_until),
      })
      .eq('id', id)
      .throwOnError();
    await this.ageBudget(conversation.contact_id);
    await this.ageInbox(id);
    await this.ageOutbox(id);
  }

  private async ageBudget(contactId: string): Promise<void> {
    const { data } = await this.db.from('send_budgets').select().eq('contact_id', contactId).throwOnError();
    for (const { refilled_at } of data) {
      const refilled = { refilled_at: this.older(refilled_at) ?? refilled_at };
      await this.db.from('send_budgets').update(refilled).eq('contact_id', contactId).throwOnError();
    }
  }

  private async ageInbox(conversationId: string): Promise<void> {
    const { data } = await this.db
      .from('inbox')
      .select()
      .eq('conversation_id', conversationId)
      .throwOnError();
    for (const { id, recorded_at } of data) {
      await this.db
        .from('inbox')
        .update({ recorded_at: this.older(recorded_at) ?? recorded_at })
        .eq('id', id)
        .throwOnError();
    }
  }

  private async ageOutbox(conversationId: string): Promise<void> {
    const { data } = await this.db
      .from('outbox')
      .select()
      .eq('conversation_id', conversationId)
      .throwOnError();
    for (const { id, claim_expires_at, not_before, unknown_at, sent_at, created_at } of data) {
      const change = {
        claim_expires_at: this.older(claim_expires_at),
        not_before: this.older(not_before),
        unknown_at: this.older(unknown_at),
        sent_at: this.older(sent_at),
        created_at: this.older(created_at) ?? created_at,
      };
      await this.db.from('outbox').update(change).eq('id', id).throwOnError();
    }
  }

  private older(at: string | null): string | null {
    return at === null ? null : new Date(Date.parse(at) - this.ms).toISOString();
  }
}
