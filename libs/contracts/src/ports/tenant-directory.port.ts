/** DI token of {@link TenantDirectory}. */
export const TENANT_DIRECTORY = Symbol('TENANT_DIRECTORY');

/** How a tenant reaches AiSensy. Secret: never logged, never in an error. */
export interface TenantCredentials {
  tenantId: string;
  accessToken?: string;
  /** base64 of `user:password:projectId`; buys a new access token. */
  refreshToken?: string;
  /** Increases with every stored token; compare-and-set key of {@link TenantDirectory.storeAccessToken}. */
  version: number;
}

/** A business and the numbers it is reached by. */
export interface Tenant {
  id: string;
  name: string;
  wabaId: string;
  phoneNumberId: string;
  timezone: string;
}

/** Facts about tenants that are not part of a conversation. */
export interface TenantDirectory {
  findTenant(tenantId: string): Promise<Tenant | undefined>;
  /** The tenant that exists longest, for doors that name none (`/chat`). */
  findFirstTenant(): Promise<Tenant | undefined>;
  getCredentials(tenantId: string): Promise<TenantCredentials>;
  /** Stores a regenerated token if nobody stored a newer one since; returns the credentials now in force. */
  storeAccessToken(
    tenantId: string,
    accessToken: string,
    expectedVersion: number,
  ): Promise<TenantCredentials>;
  /** Creates the default tenant when no tenant exists; returns whether it did. */
  ensureDefaultTenant(tenant: {
    name: string;
    wabaId: string;
    phoneNumberId: string;
    accessToken: string;
  }): Promise<boolean>;
}
