import { Pool } from 'pg';
import type { ListedProperty, StoredConversation } from './outcome';

interface Row {
  name: string | null;
  profile_name: string | null;
  mode: string;
  state: { memory?: Memory } | null;
  alerts: string[] | null;
  visits: { status: string; at: string }[] | null;
}
interface Memory {
  slots?: Record<string, unknown>;
  shown?: { items: ListedProperty[]; total: number };
  active?: ListedProperty;
}

const LATEST = `
  select c.name, c.profile_name, v.mode, v.state,
    (select array_agg(a.kind order by a.created_at) from public.alerts a where a.conversation_id = v.id) as alerts,
    (select jsonb_agg(jsonb_build_object('status', s.status,
        'at', to_char(s.starts_at at time zone t.timezone, 'YYYY-MM-DD HH24:MI')))
      from public.visits s where s.contact_id = c.id) as visits
  from public.conversations v
    join public.contacts c on c.id = v.contact_id
    join public.tenants t on t.id = v.tenant_id
  where v.channel = 'whatsapp' and c.wa_id = $1 and ($2::text is null or t.waba_id = $2)
  order by v.created_at limit 1`;

/** Reads conversations where they are stored, past every line of the system's code. */
export class StoredConversations {
  private readonly pool: Pool;

  constructor(databaseUrl: string) {
    this.pool = new Pool({ connectionString: databaseUrl, max: 4 });
  }

  async find(phone: string, business?: string): Promise<StoredConversation> {
    const { rows } = await this.pool.query<Row>(LATEST, [phone, business ?? null]);
    const row = rows[0];
    if (!row) throw new Error('The customer has no conversation: nothing was recorded.');
    const { slots = {}, shown, active } = row.state?.memory ?? {};
    const name = row.name ?? row.profile_name;
    return {
      ...(name === null ? {} : { name }),
      mode: row.mode,
      slots,
      shown: shown?.items ?? [],
      total: shown?.total ?? 0,
      ...(active ? { active } : {}),
      alerts: row.alerts ?? [],
      visits: row.visits ?? [],
    };
  }

  /** The conversation of a customer, as operators name it. */
  async findId(phone: string): Promise<string> {
    const rows = await this.query<{ id: string }>(
      'select v.id from public.conversations v join public.contacts c on c.id = v.contact_id where c.wa_id = $1',
      [phone],
    );
    if (!rows[0]) throw new Error('The customer has no conversation yet.');
    return rows[0].id;
  }

  /** Frees the times a customer has booked, so that the next one may have them. */
  async forgetVisits(phone: string): Promise<void> {
    await this.pool.query(
      'delete from public.visits where contact_id in (select id from public.contacts where wa_id = $1)',
      [phone],
    );
  }

  async query<R extends object>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(sql, values)).rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
