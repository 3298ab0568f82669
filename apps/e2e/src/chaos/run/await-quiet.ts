import { setTimeout as wait } from 'node:timers/promises';
import type { WebhookRelay } from '../network/webhook-relay';
import type { ChaosSystem } from './chaos-system';

/** What still waits in the database. */
interface Open {
  inbox: number;
  outbox: number;
  leases: number;
}

/** Waits until nothing is left to do, or gives up: what is still open then counts as lost. */
export async function awaitQuiet(
  system: ChaosSystem,
  relay: WebhookRelay,
  report: (line: string) => void,
  longestMs: number,
): Promise<Open> {
  const deadline = Date.now() + longestMs;
  let quiet = 0;
  for (;;) {
    const open = await countOpen(system);
    const busy = open.inbox + open.outbox + open.leases + relay.pending + (await countBacklog(system));
    quiet = busy === 0 ? quiet + 1 : 0;
    // Twice: something may be on its way between two places that were looked at.
    if (quiet === 2 || Date.now() > deadline) return open;
    report(
      `settling: ${open.inbox} unanswered, ${open.outbox} unsent, ${open.leases} at work, ${relay.pending} webhooks`,
    );
    await wait(1_500);
  }
}

async function countOpen(system: ChaosSystem): Promise<Open> {
  const [open] = await system.query<Open>(
    `select (select count(*) from inbox where status = 'pending')::int as inbox,
       (select count(*) from outbox where status in ('pending', 'sending'))::int as outbox,
       (select count(*) from conversations where lease_expires_at > clock_timestamp())::int as leases`,
  );
  return open ?? { inbox: 0, outbox: 0, leases: 0 };
}

async function countBacklog(system: ChaosSystem): Promise<number> {
  const { subscriptions } = await system.sandbox.call<{
    subscriptions: Record<string, { backlog: number; outstanding: number }>;
  }>('GET', '/api/pubsub/stats');
  return Object.entries(subscriptions)
    .filter(([name]) => !name.includes('dead-letter'))
    .reduce((sum, [, { backlog, outstanding }]) => sum + backlog + outstanding, 0);
}
