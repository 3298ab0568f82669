import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServiceClient, SupabasePropertyCatalog } from '../src';
import { marinaKeys, startLocalProject, type LocalProject } from './local-project';

const root = resolve(__dirname, '../../..');
const generatedTypes = resolve(root, 'libs/supabase/src/generated/database.ts');

describe('the database of the project', () => {
  let project: LocalProject;
  beforeAll(async () => {
    project = await startLocalProject(20);
  }, 90_000);
  afterAll(() => project.stop());

  const request = (path: string, key: string, init: RequestInit = {}) =>
    fetch(`${project.url}/rest/v1/${path}`, {
      ...init,
      headers: { apikey: key, 'content-type': 'application/json' },
    });

  /** All tables with one column each: those of the generated types, which a test below holds against the database. */
  function listTables(): [table: string, column: string][] {
    const tables = /Tables: \{([\s\S]*?)\n {4}\};/.exec(readFileSync(generatedTypes, 'utf8'))?.[1] ?? '';
    return [...tables.matchAll(/^ {6}(\w+): \{\n {8}Row: \{\n {10}(\w+):/gm)].map(([, table, column]) => [
      table!,
      column!,
    ]);
  }

  it('refuses the public key on every table, to read and to write', async () => {
    const tables = listTables();
    expect(tables.map(([table]) => table)).toEqual(
      expect.arrayContaining([
        'areas',
        'area_aliases',
        'conversations',
        'inbox',
        'properties',
        'tenant_credentials',
        'tenants',
      ]),
    );
    for (const [table, column] of tables) {
      const answers = await Promise.all([
        request(`${table}?limit=1`, project.anonKey),
        request(table, project.anonKey, { method: 'POST', body: JSON.stringify({ [column]: null }) }),
        request(`${table}?limit=1`, project.anonKey, { method: 'DELETE' }),
      ]);
      expect([table, ...answers.map(({ status }) => status)]).toEqual([table, 401, 401, 401]);
    }
    const kept = await request('tenants?select=id', project.serviceRoleKey);
    expect(await kept.json()).toHaveLength(2);
  });

  it('refuses the public key on every function of ours', async () => {
    const own = [
      ['search_properties', { p: { tenantId: marinaKeys } }],
      ['find_property', { p_tenant_id: marinaKeys, p_ref: 'x' }],
      ['store_access_token', { p_tenant_id: marinaKeys, p_access_token_enc: 'x', p_expected_version: 1 }],
      [
        'ensure_default_tenant',
        { p_name: 'x', p_waba_id: 'x', p_phone_number_id: 'x', p_access_token_enc: 'x' },
      ],
      ['renormalise_properties', {}],
      ['measure_backlog', { p: {} }],
    ] as const;
    for (const [name, body] of own) {
      const init = { method: 'POST', body: JSON.stringify(body) };
      expect([name, (await request(`rpc/${name}`, project.anonKey, init)).status]).toEqual([name, 401]);
    }
  });

  it('knows nobody without a key or with a wrong one', async () => {
    expect((await request('tenants', 'sb_secret_guess')).status).toBe(401);
    expect((await fetch(`${project.url}/rest/v1/tenants`)).status).toBe(401);
  });

  it('is what the generated types say', () => {
    const script = resolve(root, 'tooling/generate-database-types.mjs');
    const generated = execFileSync(process.execPath, [script, project.databaseUrl, '--stdout'], {
      encoding: 'utf8',
    });
    // Differs after a migration: run the script without --stdout.
    expect(readFileSync(generatedTypes, 'utf8')).toBe(generated);
  });

  it('fails for now when nobody answers, and for good with a wrong key', async () => {
    const gone = createServiceClient({ url: 'http://127.0.0.1:9', serviceRoleKey: 'x', fetchTimeoutMs: 500 });
    await expect(new SupabasePropertyCatalog(gone).findProperty(marinaKeys, 'x')).rejects.toMatchObject({
      code: 'STORE.UNREACHABLE',
      disposition: 'retry',
    });
    const stranger = createServiceClient({ ...project, serviceRoleKey: 'wrong', fetchTimeoutMs: 5_000 });
    await expect(new SupabasePropertyCatalog(stranger).findProperty(marinaKeys, 'x')).rejects.toMatchObject({
      code: 'STORE.FORBIDDEN',
      disposition: 'park',
    });
  });
});
