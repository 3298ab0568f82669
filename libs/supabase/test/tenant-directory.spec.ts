import { randomUUID } from 'node:crypto';
import { createServiceClient, CredentialsCipher, SupabaseTenantDirectory, type ServiceClient } from '../src';
import { marinaKeys, startLocalProject, type LocalProject } from './local-project';

describe(SupabaseTenantDirectory, () => {
  let project: LocalProject;
  let client: ServiceClient;
  let directory: SupabaseTenantDirectory;

  beforeAll(async () => {
    project = await startLocalProject(20);
    client = createServiceClient({ ...project, fetchTimeoutMs: 10_000 });
    directory = new SupabaseTenantDirectory(client, new CredentialsCipher(project.credentialsKey));
  }, 90_000);
  afterAll(() => project.stop());

  it('finds a tenant by id, and the one that exists longest', async () => {
    const tenant = {
      id: marinaKeys,
      name: 'Marina Keys Realty',
      wabaId: '100000000000001',
      phoneNumberId: '200000000000001',
      timezone: 'Asia/Dubai',
    };
    expect(await directory.findTenant(marinaKeys)).toEqual(tenant);
    expect(await directory.findFirstTenant()).toEqual(tenant);
    expect(await directory.findTenant(randomUUID())).toBeUndefined();
  });

  it('reads the credentials the sandbox encrypted', async () => {
    const credentials = await directory.getCredentials(marinaKeys);
    expect(credentials).toMatchObject({ tenantId: marinaKeys, accessToken: 'sandbox-token-1', version: 1 });
    expect(Buffer.from(credentials.refreshToken!, 'base64').toString()).toMatch(
      /^[^:]+:[^:]+:64b000000000000000000001$/,
    );
  });

  it('has no credentials for a tenant that does not exist', async () => {
    await expect(directory.getCredentials(randomUUID())).rejects.toMatchObject({
      code: 'STORE.UNKNOWN_TENANT',
      disposition: 'park',
    });
  });

  it('lets one of many concurrent renewals win and tells all of them the same', async () => {
    const { version } = await directory.getCredentials(marinaKeys);
    const tokens = Array.from({ length: 8 }, (_, n) => `renewed-${n}`);
    const answers = await Promise.all(
      tokens.map((token) => directory.storeAccessToken(marinaKeys, token, version)),
    );
    const stored = await directory.getCredentials(marinaKeys);
    expect(stored.version).toBe(version + 1);
    expect(tokens).toContain(stored.accessToken);
    for (const answer of answers) expect(answer).toEqual(stored);
  });

  it('keeps a newer token when an older renewal comes late, and the refresh token always', async () => {
    const before = await directory.getCredentials(marinaKeys);
    const renewed = await directory.storeAccessToken(marinaKeys, 'newer', before.version);
    const late = await directory.storeAccessToken(marinaKeys, 'older', before.version);
    expect(late).toEqual(renewed);
    expect(late).toMatchObject({ accessToken: 'newer', refreshToken: before.refreshToken });
  });

  it('stores the first token of a tenant that had none', async () => {
    const id = await addTenant('301');
    expect(await directory.getCredentials(id)).toEqual({
      tenantId: id,
      accessToken: undefined,
      refreshToken: undefined,
      version: 0,
    });
    expect(await directory.storeAccessToken(id, 'first', 0)).toMatchObject({
      accessToken: 'first',
      version: 1,
    });
  });

  it('stores tokens encrypted only', async () => {
    await directory.storeAccessToken(
      marinaKeys,
      'very-secret',
      (await directory.getCredentials(marinaKeys)).version,
    );
    const { data } = await client.from('tenant_credentials').select('*').eq('tenant_id', marinaKeys);
    expect(data).toHaveLength(1);
    expect(JSON.stringify(data)).not.toContain('very-secret');
    expect(data?.[0]?.access_token_enc).toMatch(/^v1:/);
  });

  it('creates a default tenant only where there is none, once', async () => {
    const tenant = { name: 'First', wabaId: '901', phoneNumberId: '902', accessToken: 'first-token' };
    expect(await directory.ensureDefaultTenant(tenant)).toBe(false);
    expect((await client.from('tenants').select('id').eq('waba_id', '901')).data).toEqual([]);

    await client.from('tenants').delete().not('id', 'is', null);
    const made = await Promise.all([1, 2, 3, 4].map(() => directory.ensureDefaultTenant(tenant)));
    expect(made.filter(Boolean)).toHaveLength(1);
    const first = await directory.findFirstTenant();
    expect(first).toMatchObject({ name: 'First', phoneNumberId: '902' });
    expect(await directory.getCredentials(first!.id)).toMatchObject({
      accessToken: 'first-token',
      version: 1,
    });
  });

  async function addTenant(suffix: string): Promise<string> {
    const row = { name: `Tenant ${suffix}`, waba_id: `waba-${suffix}`, phone_number_id: `phone-${suffix}` };
    const { data, error } = await client.from('tenants').insert(row).select('id').single();
    if (error) throw new Error(error.message);
    return data.id;
  }
});
