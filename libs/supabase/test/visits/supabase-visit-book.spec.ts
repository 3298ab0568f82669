import { randomUUID } from 'node:crypto';
import { describeVisitBook, type VisitHarness } from '@whatsapp-agent/testing';
import {
  createServiceClient,
  CredentialsCipher,
  SupabaseConversationStore,
  SupabaseHandoffDesk,
  SupabaseNotificationQueue,
  SupabaseOperatorDesk,
  SupabaseVisitBook,
  type ServiceClient,
} from '../../src';
import { marinaKeys, startLocalProject, type LocalProject } from '../local-project';

const DAY_MS = 24 * 3_600_000;
let project: LocalProject;
let client: ServiceClient;
let listings: string[];

beforeAll(async () => {
  project = await startLocalProject(60);
  client = createServiceClient({ ...project, fetchTimeoutMs: 10_000 });
  await client
    .from('tenants')
    .update({ area_expert_url: 'http://expert.example/' })
    .neq('id', randomUUID())
    .throwOnError();
  const { data } = await client
    .from('properties')
    .select('short_ref')
    .eq('tenant_id', marinaKeys)
    .throwOnError();
  listings = data.map(({ short_ref }) => short_ref);
}, 90_000);
afterAll(() => project.stop());

/** A zone in which it is `hour` o'clock now; the sign of `Etc` zones is turned round. */
function zoneAt(hour: number): string {
  const offset = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${offset > 0 ? `-${offset}` : `+${-offset}`}`;
}

const past = (ms: number) => new Date(Date.now() - ms).toISOString();

async function createHarness(): Promise<VisitHarness> {
  const visits = new SupabaseVisitBook(client);
  return {
    store: new SupabaseConversationStore(client),
    desk: new SupabaseOperatorDesk(client),
    visits,
    reminders: visits,
    notifications: new SupabaseNotificationQueue(client, new CredentialsCipher(project.credentialsKey)),
    handoffs: new SupabaseHandoffDesk(client),
    phoneNumberIds: ['200000000000001', '200000000000002'],
    nextProperty: () => listings.pop() ?? 'none left: seed more listings',
    makeOlder: async () => undefined,
    setLocalHour: async (hour) => {
      await client
        .from('tenants')
        .update({ timezone: zoneAt(hour) })
        .eq('id', marinaKeys)
        .throwOnError();
    },
    setTemplate: async (template) => {
      const rules = { tenant_id: marinaKeys, reminder_template: template ?? null };
      await client.from('visit_rules').upsert(rules).throwOnError();
    },
    makeReminderDue: async (id) => {
      const due = { starts_at: new Date(Date.now() + DAY_MS).toISOString(), remind_at: past(1000) };
      await client.from('visits').update(due).eq('conversation_id', id).throwOnError();
    },
    makeNotificationsDue: async () => {
      const due = { next_attempt_at: past(1000) };
      await client.from('notifications').update(due).eq('status', 'pending').throwOnError();
    },
    closeWindow: async (id) => {
      const sent = { sent_at: past(2 * DAY_MS) };
      await client.from('inbox').update(sent).eq('conversation_id', id).throwOnError();
    },
  };
}

describeVisitBook('SupabaseVisitBook', createHarness);
