import {
  PermanentError,
  type Tenant,
  type TenantCredentials,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import { mapSupabaseError } from '../client/map-supabase-error';
import type { ServiceClient } from '../client/service-client';
import type { CredentialsCipher } from '../credentials/credentials-cipher';

const tenantColumns = 'id, name, waba_id, phone_number_id, timezone';

interface TenantRow {
  id: string;
  name: string;
  waba_id: string;
  phone_number_id: string;
  timezone: string;
}

interface CredentialsRow {
  access_token_enc: string | null;
  refresh_token_enc: string | null;
  version: number;
}

/** Tenants and their credentials in Postgres; secrets are encrypted before they leave this class. */
export class SupabaseTenantDirectory implements TenantDirectory {
  constructor(
    private readonly client: ServiceClient,
    private readonly cipher: CredentialsCipher,
  ) {}

  async findTenant(tenantId: string): Promise<Tenant | undefined> {
    const answer = await this.client.from('tenants').select(tenantColumns).eq('id', tenantId).maybeSingle();
    if (answer.error) throw mapSupabaseError(answer, 'tenants.find');
    return answer.data ? toTenant(answer.data) : undefined;
  }

  async findFirstTenant(): Promise<Tenant | undefined> {
    const query = this.client.from('tenants').select(tenantColumns).order('created_at').order('id').limit(1);
    const answer = await query.maybeSingle();
    if (answer.error) throw mapSupabaseError(answer, 'tenants.findFirst');
    return answer.data ? toTenant(answer.data) : undefined;
  }

  async getCredentials(tenantId: string): Promise<TenantCredentials> {
    const answer = await this.client
      .from('tenants')
      .select('id, tenant_credentials(access_token_enc, refresh_token_enc, version)')
      .eq('id', tenantId)
      .maybeSingle();
    if (answer.error) throw mapSupabaseError(answer, 'tenants.getCredentials');
    if (!answer.data) {
      throw new PermanentError('STORE.UNKNOWN_TENANT', 'There is no tenant with this id.', { tenantId });
    }
    return this.toCredentials(tenantId, answer.data.tenant_credentials ?? undefined);
  }

  async storeAccessToken(
    tenantId: string,
    accessToken: string,
    expectedVersion: number,
  ): Promise<TenantCredentials> {
    const answer = await this.client.rpc('store_access_token', {
      p_tenant_id: tenantId,
      p_access_token_enc: this.cipher.encrypt(accessToken),
      p_expected_version: expectedVersion,
    });
    if (answer.error) throw mapSupabaseError(answer, 'tenants.storeAccessToken');
    return this.toCredentials(tenantId, answer.data[0]);
  }

  async ensureDefaultTenant(tenant: {
    name: string;
    wabaId: string;
    phoneNumberId: string;
    accessToken: string;
  }): Promise<boolean> {
    const answer = await this.client.rpc('ensure_default_tenant', {
      p_name: tenant.name,
      p_waba_id: tenant.wabaId,
      p_phone_number_id: tenant.phoneNumberId,
      p_access_token_enc: this.cipher.encrypt(tenant.accessToken),
    });
    if (answer.error) throw mapSupabaseError(answer, 'tenants.ensureDefault');
    return answer.data;
  }

  /** A tenant without stored credentials is at version 0. */
  private toCredentials(tenantId: string, row?: CredentialsRow): TenantCredentials {
    const open = (encrypted: string | null | undefined) =>
      encrypted ? this.cipher.decrypt(encrypted) : undefined;
    return {
      tenantId,
      accessToken: open(row?.access_token_enc),
      refreshToken: open(row?.refresh_token_enc),
      version: row?.version ?? 0,
    };
  }
}

function toTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    name: row.name,
    wabaId: row.waba_id,
    phoneNumberId: row.phone_number_id,
    timezone: row.timezone,
  };
}
