import type { Evidence, InboxRow, OutboxRow, SeenMessage, StatusHistory } from '../checker/evidence';
import type { WebhookRelay } from '../network/webhook-relay';
import type { ChaosStage } from './chaos-stage';
import type { ChaosSystem } from './chaos-system';
import type { PhoneMessage } from '../../sandbox';

interface Chat {
  conversation: string;
  messages: (PhoneMessage & { at: string; reference?: string })[];
}

/** Puts together what the customers' phones hold, what the database holds, and what was seen in between. */
export async function collectEvidence(
  system: ChaosSystem,
  stage: ChaosStage,
  relay: WebhookRelay,
): Promise<Evidence> {
  const chats: Chat[] = [];
  for (const conversation of new Set(stage.written.map((message) => message.conversation))) {
    const [business = '', phone = ''] = conversation.split(':');
    chats.push({
      conversation,
      messages: (await system.sandbox.messages(phone, business)) as Chat['messages'],
    });
  }
  // WhatsApp's own time stamp is the one webhooks carry.
  const stampedAt = new Map(
    chats.flatMap(({ messages }) => messages.map(({ id, at }) => [id, Date.parse(at)] as const)),
  );
  return {
    written: stage.written.map((message) => ({
      ...message,
      writtenAt: stampedAt.get(message.wamid) ?? message.writtenAt,
      acknowledgedAt: relay.acknowledgedAt.get(message.wamid),
    })),
    seen: chats.flatMap(({ conversation, messages }) =>
      messages.filter(({ direction }) => direction === 'out').map((message) => toSeen(conversation, message)),
    ),
    inbox: await readInbox(system),
    outbox: await readOutbox(system),
    statuses: await readStatuses(system, relay),
    spans: stage.spans,
    claimedAt: stage.ledger.claimedAt,
    recordedAt: stage.ledger.recordedAt,
  };
}

function toSeen(
  conversation: string,
  { id, at, text = '', reference, status, raw }: Chat['messages'][number],
): SeenMessage {
  return {
    conversation,
    wamid: id,
    at: Date.parse(at),
    text: text === '' ? JSON.stringify(raw) : text,
    failed: status === 'failed',
    ...(reference === undefined ? {} : { reference }),
  };
}

function readInbox(system: ChaosSystem): Promise<InboxRow[]> {
  return system.query<InboxRow>(
    `select wamid, seq::int, status, status_reason as reason, turn_id as "turnId",
       extract(epoch from settled_at)::float8 * 1000 as "settledAt" from inbox`,
  );
}

function readOutbox(system: ChaosSystem): Promise<OutboxRow[]> {
  return system.query<OutboxRow>(
    `select o.id, o.position::int, o.turn_id as "turnId", o.status, o.status_reason as reason, o.error_code as code,
       o.purpose, t.waba_id || ':' || c.wa_id as conversation
     from outbox o join conversations v on v.id = o.conversation_id join contacts c on c.id = v.contact_id
       join tenants t on t.id = o.tenant_id`,
  );
}

async function readStatuses(system: ChaosSystem, relay: WebhookRelay): Promise<StatusHistory[]> {
  const stored = await system.query<{ wamid: string; state: string; error_code: number | null }>(
    'select wamid, state, error_code from statuses',
  );
  const byWamid = new Map(stored.map((row) => [row.wamid, row]));
  return relay.statuses.list().map((history) => ({
    ...history,
    stored: byWamid.get(history.wamid)?.state,
    storedCode: byWamid.get(history.wamid)?.error_code,
  }));
}
