import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../generated/database';

/** A client that acts as `service_role`: row-level security does not apply, so every call names its tenant. */
export type ServiceClient = SupabaseClient<Database>;

export interface ServiceClientOptions {
  /** Address of the Supabase project. */
  url: string;
  /** Secret key, `sb_secret_…` or the legacy service-role JWT. Never logged. */
  serviceRoleKey: string;
  /** After this many milliseconds a call counts as failed for now. */
  fetchTimeoutMs: number;
}

/** Connects to a Supabase project for the server side: no session, no silent retries (callers decide on those). */
export function createServiceClient({
  url,
  serviceRoleKey,
  fetchTimeoutMs,
}: ServiceClientOptions): ServiceClient {
  return createClient<Database>(url, serviceRoleKey, {
    db: { timeout: fetchTimeoutMs, retry: false },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}
