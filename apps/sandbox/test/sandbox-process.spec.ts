import { once } from 'node:events';
import { createServer } from 'node:net';
import { PubSub } from '@google-cloud/pubsub';
import { Client } from 'pg';
import { findFreePort, RunningSandbox } from './running-sandbox';

jest.setTimeout(90_000);
// The client would look for Google's metadata server first.
process.env['METADATA_SERVER_DETECTION'] = 'none';

const WABA = '100000000000001';
const PHONE = '971501234501';

describe('the sandbox as a process', () => {
  let sandbox: RunningSandbox | undefined;

  afterEach(async () => {
    await sandbox?.dispose();
    sandbox = undefined;
  });

  async function launch(env: Record<string, string>): Promise<RunningSandbox> {
    sandbox = await RunningSandbox.launch(env);
    return sandbox;
  }

  it('says which variable to change when a port is taken, and ends', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const running = await launch({ SANDBOX_PARTS: 'pubsub', SANDBOX_PUBSUB_PORT: `${port}` });

    const [code] = (await once(running.process, 'exit')) as [number];
    squatter.close();

    expect(code).toBe(1);
    expect(running.output).toContain(`${port} (SANDBOX_PUBSUB_PORT)`);
    expect(running.output).not.toMatch(/^\s+at /m);
  });

  it('names a wrong variable and ends', async () => {
    const running = await launch({ SANDBOX_PARTS: 'pubsub,kafka' });

    const [code] = (await once(running.process, 'exit')) as [number];

    expect(code).toBe(1);
    expect(running.output).toContain('SANDBOX_PARTS');
  });

  describe('with a broker, a database and WhatsApp', () => {
    let ports: Record<string, string>;

    beforeEach(async () => {
      ports = {
        SANDBOX_PARTS: 'pubsub,supabase,aisensy',
        SANDBOX_PUBSUB_PORT: `${await findFreePort()}`,
        SANDBOX_SUPABASE_PORT: `${await findFreePort()}`,
        SANDBOX_POSTGRES_PORT: `${await findFreePort()}`,
        SANDBOX_SEED_LISTINGS: '20',
      };
    });

    it('shows what the worker stored, forgets it on reset, and leaves no process behind', async () => {
      const running = await launch(ports);
      const parts = await running.waitUntilReady();
      const database = new Client({ connectionString: parts['supabase']?.['databaseUrl'] });
      await database.connect();
      await storeTurn(database);

      const turns = async () =>
        (await fetch(`${running.baseUrl}/api/chats/${PHONE}/turns?business=${WABA}`)).json();
      expect(await turns()).toEqual([
        {
          id: expect.any(String),
          at: expect.stringMatching(/^2\d{3}-/),
          messages: [
            { id: 'wamid.in', direction: 'in', kind: 'text', text: 'Hi', status: 'answered' },
            { id: 'wamid.out', direction: 'out', kind: 'text', text: 'Hello', status: 'sent' },
          ],
          modelCalls: 2,
          tools: [{ name: 'search_properties', arguments: { bedrooms: 2 }, result: { total: 4 } }],
          outcome: 'answered',
          ms: 840,
        },
      ]);
      expect(await (await fetch(`${running.baseUrl}/api/chats/${PHONE}/turns?business=42`)).json()).toEqual(
        [],
      );

      const { rows: listings } = await database.query<{ image_url: string; brochure_url: string }>(
        'select image_url, brochure_url from public.properties where brochure_url is not null limit 1',
      );
      expect(await typeOf(listings[0]?.image_url)).toBe('image/png');
      expect(await typeOf(listings[0]?.brochure_url)).toBe('application/pdf');
      expect(await typeOf(`${running.baseUrl}/media/brochures/none.pdf`)).toBe('404');

      const waiting = await publishOne(parts['pubsub']?.['address'] ?? '');
      expect((await fetch(`${running.baseUrl}/api/reset`, { method: 'POST' })).status).toBe(200);

      expect(await turns()).toEqual([]);
      expect(await waiting(running.baseUrl)).toBe(0);
      const { rows } = await database.query('select count(*)::int as listings from public.properties');
      expect(rows).toEqual([{ listings: 20 }]);
      await database.end();

      const events = await fetch(`${running.baseUrl}/api/events`);
      const { code, ms } = await running.end();
      await events.body?.cancel().catch(() => undefined);
      expect(code).toBe(0);
      expect(ms).toBeLessThan(5000);
      await expect(connect(ports['SANDBOX_POSTGRES_PORT'])).rejects.toThrow(/ECONNREFUSED/);
    });

    it('ends at once when it is stopped while it starts', async () => {
      const running = await launch(ports);
      while (!running.output.includes('Phone page')) await once(running.process.stdout ?? process, 'data');

      const { ms } = await running.end('SIGINT');

      expect(ms).toBeLessThan(5000);
      await expect(connect(ports['SANDBOX_POSTGRES_PORT'])).rejects.toThrow(/ECONNREFUSED/);
    });
  });
});

/** Content type of what is there, or the status when nothing is. */
async function typeOf(url = ''): Promise<string | null> {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok ? response.headers.get('content-type') : `${response.status}`;
}

async function connect(port?: string): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    database: 'postgres',
  });
  await client.connect();
  await client.end();
}

/** What the worker writes in a turn. */
async function storeTurn(database: Client): Promise<void> {
  await database.query(
    `with contact as (
       insert into public.contacts (tenant_id, wa_id) select id, $2 from public.tenants where waba_id = $1
       returning id, tenant_id
     ), conversation as (
       insert into public.conversations (tenant_id, contact_id, phone_number_id)
       select tenant_id, id, '200000000000001' from contact returning id, tenant_id
     ), turn as (
       insert into public.turns (id, tenant_id, conversation_id, fence, result, model_calls, ms, tools)
       select gen_random_uuid(), tenant_id, id, 1, 'answered', 2, 840,
         '[{"name": "search_properties", "arguments": {"bedrooms": 2}, "result": {"total": 4}}]'
       from conversation returning id, tenant_id, conversation_id
     ), answered as (
       insert into public.inbox (tenant_id, conversation_id, wamid, seq, sent_at, received_at, content, status, turn_id)
       select tenant_id, conversation_id, 'wamid.in', 1, now(), now(), '{"kind": "text", "text": "Hi"}', 'answered', id
       from turn
     )
     insert into public.outbox (tenant_id, conversation_id, turn_id, ordinal, purpose, payload, status, wamid)
     select tenant_id, conversation_id, id, 0, 'answer', '{"type": "text", "text": {"body": "Hello"}}', 'sent', 'wamid.out'
     from turn`,
    [WABA, PHONE],
  );
}

/** Publishes a message nobody takes; the result tells how many wait. */
async function publishOne(address: string): Promise<(baseUrl: string) => Promise<number>> {
  const client = new PubSub({ projectId: 'test', apiEndpoint: address, emulatorMode: true });
  const [topic] = await client.createTopic('backlog');
  await topic.createSubscription('backlog-sub');
  await topic.publishMessage({ data: Buffer.from('x') });
  await client.close();
  return async (baseUrl) => {
    const stats = (await (await fetch(`${baseUrl}/api/pubsub/stats`)).json()) as {
      subscriptions: Record<string, { backlog: number }>;
    };
    return stats.subscriptions['projects/test/subscriptions/backlog-sub']?.backlog ?? NaN;
  };
}
