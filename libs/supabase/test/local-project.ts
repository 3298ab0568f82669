import { startSandboxProcess } from '@whatsapp-agent/testing';

/** A Supabase project of its own for the tests of one file: the built sandbox in a process, migrated and seeded. */
export interface LocalProject {
  url: string;
  anonKey: string;
  serviceRoleKey: string;
  databaseUrl: string;
  /** Key the seeded credentials are encrypted with. */
  credentialsKey: string;
  stop(): Promise<void>;
}

const credentialsKey = Buffer.alloc(32, 7).toString('base64');

/** The first of the two businesses of the seed; six in ten listings are theirs. */
export const marinaKeys = '11111111-1111-4111-8111-111111111111';
export const palmAndCo = '22222222-2222-4222-8222-222222222222';

export async function startLocalProject(listings = 600): Promise<LocalProject> {
  const { parts, stop } = await startSandboxProcess('supabase', {
    SANDBOX_SEED_LISTINGS: `${listings}`,
    CREDENTIALS_KEY: credentialsKey,
  });
  return { ...(parts['supabase'] as Omit<LocalProject, 'credentialsKey' | 'stop'>), credentialsKey, stop };
}
