import { setTimeout as wait } from 'node:timers/promises';
import { messageWebhook } from '../meta-webhooks';
import type { System } from '../system';

/** Something that goes wrong, and the alerts it must raise. */
export interface AlertCause {
  readonly what: string;
  readonly alerts: readonly { readonly name: string; readonly job?: 'ingestion' | 'worker' }[];
  cause(system: System): Promise<unknown>;
  /** What goes on happening, once a second, until the alerts fire. */
  meanwhile?(system: System, second: number): Promise<unknown>;
}

/** Customers of one cause have numbers of their own. */
function phone(cause: number, customer: number): string {
  return `97155${String(cause).padStart(3, '0')}${String(customer).padStart(4, '0')}`;
}

function writeAll(system: System, cause: number, customers: number): Promise<unknown> {
  const all = Array.from({ length: customers }, (_, index) => phone(cause, index));
  return Promise.all(all.map((one) => system.sandbox.write(one, { text: 'Hello' })));
}

/** What a quiet day looks like: customers write and are answered. */
export async function makeQuietDay(system: System): Promise<void> {
  await writeAll(system, 0, 3);
  await Promise.all(
    [0, 1, 2].map((one) => system.sandbox.waitForAnswers(phone(0, one), 1, { timeoutMs: 60_000 })),
  );
}

async function chat(system: System, userId: string): Promise<void> {
  const body = JSON.stringify({ message: 'Hello', userId });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${system.workerUrl}/chat`, { method: 'POST', headers, body });
  await response.arrayBuffer();
}

/** Every alert of the rules, in an order in which none is left over from an earlier cause. */
export const ALERT_CAUSES: readonly AlertCause[] = [
  {
    what: 'a number nobody registered is written to',
    alerts: [{ name: 'DeadLetters' }],
    cause: (system) =>
      system.deliver(
        messageWebhook(phone(1, 0), 'Hi', undefined, {
          wabaId: '100000000000009',
          phoneNumberId: '999999999999999',
        }),
      ),
  },
  {
    what: 'WhatsApp delivers no answer to eight customers',
    alerts: [{ name: 'DeliveryFailures' }],
    async cause(system) {
      await system.sandbox.setFaults({ aisensy: { failStatusCode: 131026 } });
      await writeAll(system, 2, 8);
    },
  },
  {
    what: 'the broker is away',
    alerts: [{ name: 'ErrorRate', job: 'ingestion' }],
    cause: (system) => system.sandbox.setFaults({ pubsub: { unavailable: true } }),
    meanwhile: (system, second) => system.deliver(messageWebhook(phone(3, second), 'Hi')),
  },
  {
    what: 'the database refuses',
    alerts: [{ name: 'NotReady', job: 'worker' }],
    cause: (system) => system.sandbox.setFaults({ supabase: { refuse: true } }),
  },
  {
    what: 'the model answers with errors only',
    alerts: [{ name: 'TurnsGivenUp' }],
    async cause(system) {
      await system.sandbox.setFaults({ openai: { rate500: 1 } });
      await writeAll(system, 5, 1);
    },
  },
  {
    what: 'the model takes 12 s for people who wait in /chat',
    alerts: [{ name: 'SlowRequests', job: 'worker' }],
    cause: (system) => system.sandbox.setFaults({ openai: { delayMs: 12_000 } }),
    meanwhile: (system, second) => chat(system, `slow-${second}`),
  },
  {
    what: 'the model takes 21 s while 130 customers write',
    alerts: [{ name: 'Backlog' }, { name: 'SlowAnswers' }],
    async cause(system) {
      await system.sandbox.setFaults({ openai: { delayMs: 21_000 } });
      await writeAll(system, 6, 130);
    },
  },
  {
    what: 'somebody has waited for six minutes (the waiting rows are made older)',
    alerts: [{ name: 'OldestMessage' }],
    async cause(system) {
      await system.sandbox.setFaults({ openai: { delayMs: 21_000 } });
      await writeAll(system, 7, 1);
      await wait(500);
      await system.query(
        "update inbox set recorded_at = recorded_at - interval '6 minutes' where status = 'pending'",
      );
    },
  },
  {
    what: 'the worker is killed',
    alerts: [{ name: 'NotReachable', job: 'worker' }],
    cause: (system) => system.worker.kill(),
  },
];
