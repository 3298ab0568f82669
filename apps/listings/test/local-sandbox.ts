import { startSandboxProcess } from '@whatsapp-agent/testing';

/** The Supabase stand-in in a process of its own, with the migrations and a small seed. */
export interface LocalSandbox {
  environment: Record<string, string>;
  stop(): Promise<void>;
}

export async function startSandbox(listings: number): Promise<LocalSandbox> {
  const { parts, stop } = await startSandboxProcess('supabase', { SANDBOX_SEED_LISTINGS: `${listings}` });
  const { url, serviceRoleKey } = parts['supabase'] as { url: string; serviceRoleKey: string };
  return { environment: { NEXT_PUBLIC_SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: serviceRoleKey }, stop };
}
