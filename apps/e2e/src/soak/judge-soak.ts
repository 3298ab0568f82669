import { BUSINESSES, type System } from '../system';

/** What the database and the phones say of the messages customers wrote. */
export interface SoakVerdict {
  readonly answered: number;
  /** Written, and not answered by any turn. */
  readonly lost: number;
  /** Answers to nothing, and messages on a phone that no row of the outbox stands for. */
  readonly doubled: number;
  /** Messages the phones received. */
  readonly received: number;
}

/** Compares what was written with what was answered and what arrived. */
export async function judgeSoak(system: System, written: number): Promise<SoakVerdict> {
  const answered = await count(
    system,
    `select count(*) n from inbox where origin = 'customer' and status = 'answered'`,
  );
  const idle = await count(
    system,
    `select count(*) n from turns t where result = 'answered' and not exists (select from inbox where turn_id = t.id)`,
  );
  const sent = await count(system, `select count(*) n from outbox where status = 'sent'`);
  const received = await countReceived(system);
  return { answered, lost: written - answered, doubled: idle + Math.max(0, received - sent), received };
}

/** Messages of customers that wait no more. */
export async function countSettled(system: System): Promise<number> {
  return count(system, `select count(*) n from inbox where status <> 'pending'`);
}

/** What still waits for an answer or to be sent. */
export async function countUnsent(system: System): Promise<number> {
  const pending = await count(system, `select count(*) n from inbox where status = 'pending'`);
  return (
    pending + (await count(system, `select count(*) n from outbox where status in ('pending', 'sending')`))
  );
}

async function count(system: System, sql: string): Promise<number> {
  return Number((await system.query<{ n: string }>(sql))[0]?.n);
}

async function countReceived(system: System): Promise<number> {
  const chats = await Promise.all(
    Object.values(BUSINESSES).map((business) =>
      system.sandbox.call<{ received: number }[]>('GET', `/api/chats?business=${business}`),
    ),
  );
  return chats.flat().reduce((sum, { received }) => sum + received, 0);
}
