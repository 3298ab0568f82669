import type { Tenant, TenantCredentials, TenantDirectory } from '@whatsapp-agent/contracts';

/** Credentials in memory with the compare-and-set of the real directory. Counts how often it is asked. */
export class InMemoryTenantDirectory implements TenantDirectory {
  reads = 0;
  readonly stored: { accessToken: string; expectedVersion: number }[] = [];
  /** Runs before a token is stored: another process may come first. */
  beforeStore: () => void = () => undefined;
  private readonly rows = new Map<string, TenantCredentials>();

  set(credentials: TenantCredentials): void {
    this.rows.set(credentials.tenantId, credentials);
  }

  async getCredentials(tenantId: string): Promise<TenantCredentials> {
    this.reads++;
    const row = this.rows.get(tenantId);
    if (!row) throw new Error('no such tenant');
    return { ...row };
  }

  async storeAccessToken(
    tenantId: string,
    accessToken: string,
    expectedVersion: number,
  ): Promise<TenantCredentials> {
    this.beforeStore();
    this.stored.push({ accessToken, expectedVersion });
    const row = await this.getCredentials(tenantId);
    if (row.version === expectedVersion) this.set({ ...row, accessToken, version: row.version + 1 });
    return this.getCredentials(tenantId);
  }

  async findTenant(): Promise<Tenant | undefined> {
    return undefined;
  }

  async findFirstTenant(): Promise<Tenant | undefined> {
    return undefined;
  }

  async ensureDefaultTenant(): Promise<boolean> {
    return false;
  }
}
