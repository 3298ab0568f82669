/** A business of the sandbox: the seed's tenants, with what AiSensy would have given them. */
export interface SandboxBusiness {
  wabaId: string;
  phoneNumberId: string;
  /** AiSensy project. */
  projectId: string;
  name: string;
  /** Digits without "+". */
  phone: string;
  /** Bearer of the Direct API. Public on purpose; real ones look nothing like it. */
  accessToken: string;
  /** base64 of `user:password:project`; buys a new access token. */
  refreshToken: string;
}

const refreshToken = (user: string, projectId: string): string =>
  Buffer.from(`${user}:sandbox-password:${projectId}`).toString('base64');

/** The same two businesses as in `supabase/seed`. */
export const SANDBOX_BUSINESSES: readonly SandboxBusiness[] = [
  {
    wabaId: '100000000000001',
    phoneNumberId: '200000000000001',
    projectId: '64b000000000000000000001',
    name: 'Marina Keys Realty',
    phone: '97145550101',
    accessToken: 'sandbox-token-1',
    refreshToken: refreshToken('owner@marina-keys.example', '64b000000000000000000001'),
  },
  {
    wabaId: '100000000000002',
    phoneNumberId: '200000000000002',
    projectId: '64b000000000000000000002',
    name: 'Palm & Co Properties',
    phone: '97145550202',
    accessToken: 'sandbox-token-2',
    refreshToken: refreshToken('owner@palm-and-co.example', '64b000000000000000000002'),
  },
];
