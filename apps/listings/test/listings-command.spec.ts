import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServiceClient, SupabasePropertyCatalog } from '@whatsapp-agent/supabase';
import { type LocalSandbox, startSandbox } from './local-sandbox';

const command = resolve(__dirname, '../../../dist/apps/listings/main.js');
const marinaKeys = '11111111-1111-4111-8111-111111111111';
const palmAndCo = '22222222-2222-4222-8222-222222222222';
const ROWS = 1_200;

describe('the listings command', () => {
  let sandbox: LocalSandbox;
  let folder: string;
  let catalog: SupabasePropertyCatalog;

  beforeAll(async () => {
    sandbox = await startSandbox(100);
    folder = mkdtempSync(join(tmpdir(), 'listings-'));
    const { NEXT_PUBLIC_SUPABASE_URL: url = '', SUPABASE_SERVICE_ROLE_KEY: serviceRoleKey = '' } =
      sandbox.environment;
    catalog = new SupabasePropertyCatalog(
      createServiceClient({ url, serviceRoleKey, fetchTimeoutMs: 20_000 }),
    );
  }, 90_000);
  afterAll(async () => {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...args: string[]): Promise<{ code: number; said: string; out: string }> {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: { ...process.env, ...sandbox.environment },
    });
    const read = async (stream: NodeJS.ReadableStream) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
      return Buffer.concat(chunks).toString('utf8');
    };
    const [[code], said, out] = await Promise.all([
      once(child, 'close'),
      read(child.stderr),
      read(child.stdout),
    ]);
    return { code: code as number, said, out };
  }

  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

  it('imports a file, reports bad rows by line, and changes nothing the second time', async () => {
    const rows = Array.from({ length: ROWS }, (_, n) =>
      [
        `R-${n}`,
        n % 2 ? 'Villa' : 'Apartment',
        'Rent',
        'Dubai Marina',
        n % 300 === 7 ? 'many' : '2',
        `${60_000 + n}`,
      ].join(';'),
    );
    write('own.csv', ['Ref;Type;Purpose;Community;Beds;Price', ...rows].join('\n'));
    const first = await run('import', 'own.csv', '--tenant', 'palm & co properties', '--report', 'bad.csv');
    expect(first.code).toBe(1);
    expect(first.said).toContain('line 9: Beds "many" is no whole number');
    expect(first.said).toContain(`${ROWS} rows: ${ROWS - 4} new, 0 changed, 0 as before, 4 refused.`);
    expect(readFileSync(join(folder, 'bad.csv'), 'utf8').trim().split('\r\n')).toHaveLength(5);
    const found = await catalog.findProperty(palmAndCo, 'R-4');
    expect(found).toMatchObject({
      type: 'apartment',
      transaction: 'rent',
      bedrooms: 2,
      priceAed: 60_004,
      area: 'Dubai Marina',
    });
    expect(await catalog.findProperty(marinaKeys, 'R-4')).toBeUndefined();
    const again = await run('import', 'own.csv', '--tenant', palmAndCo);
    expect(again.said).toContain(`0 new, 0 changed, ${ROWS - 4} as before, 4 refused.`);
  }, 120_000);

  it('changes only the columns of the file, and clears what is empty', async () => {
    write(
      'first.json',
      JSON.stringify([
        { id: 'J-1', purpose: 'sale', price: 900_000, beds: 2, community: 'JVC', title: 'Old' },
      ]),
    );
    write('then.csv', 'id,title,beds\nJ-1,New,\n');
    expect((await run('import', 'first.json', '--tenant', marinaKeys)).code).toBe(0);
    expect((await run('import', 'then.csv', '--tenant', marinaKeys)).said).toContain('0 new, 1 changed');
    const property = await catalog.findProperty(marinaKeys, 'J-1');
    expect(property).toMatchObject({ title: 'New', priceAed: 900_000, area: 'Jumeirah Village Circle' });
    expect(property).not.toHaveProperty('bedrooms');
  });

  it.each(['csv', 'json', 'ndjson'])('exports %s that imports to the same listings', async (format) => {
    const exported = await run('export', '--tenant', marinaKeys, '--out', `all.${format}`);
    expect(exported).toMatchObject({ code: 0 });
    expect((await run('import', `all.${format}`, '--tenant', marinaKeys)).code).toBe(0);
    const again = await run('import', `all.${format}`, '--tenant', marinaKeys);
    expect(again.said).toMatch(/ 0 new, 0 changed, \d+ as before, 0 refused/);
    const { total } = await catalog.search({ tenantId: marinaKeys, criteria: {}, limit: 1 });
    expect(total).toBe(61);
  });

  it('writes nothing on a trial run, and needs no database for it', async () => {
    write('trial.csv', 'id,beds\nT-1,2\nT-1,3\n');
    const trial = await run('import', 'trial.csv', '--dry-run');
    expect(trial).toMatchObject({ code: 1 });
    expect(trial.said).toContain('line 3: its id is that of line 2 already');
    expect(await catalog.findProperty(palmAndCo, 'T-1')).toBeUndefined();
  });

  it.each([
    [['import', 'nowhere.csv', '--tenant', 'x'], 2, 'There is no file'],
    [['import', 'trial.csv'], 2, 'Name the tenant'],
    [['import', 'trial.csv', '--tenant', 'nobody'], 3, 'No tenant is called so'],
    [['import', 'trial.csv', '--tenant', 'x', '--speed', '9'], 2, 'Unknown option'],
    [['export', '--tenant', marinaKeys, '--out', 'all.xls'], 2, '--out has to end in'],
    [['fly'], 2, 'There is import and export'],
  ])('refuses %j with code %d', async (args, code, text) => {
    const answer = await run(...args);
    expect(answer.code).toBe(code);
    expect(answer.said).toContain(text);
  });

  it('explains itself', async () => {
    expect(await run('import', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--dry-run'),
    });
    expect((await run('import', '--columns')).out).toContain('source_id');
  });
});
