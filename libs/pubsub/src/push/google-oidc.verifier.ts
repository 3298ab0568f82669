import { Logger } from '@nestjs/common';
import { OAuth2Client, type TokenPayload } from 'google-auth-library';
import { withDeadline } from '../connection/deadline';
import { PushTokenRejectedError } from './push-token-rejected.error';
import type { PushTokenVerifier } from './push-token.verifier';

/** What a push token must say. */
export interface GoogleOidcOptions {
  /** The audience configured on the push subscription; by default the endpoint's URL. */
  readonly audience: string | readonly string[];
  /** The service account(s) of the push subscription. Without this check any Google account could push. */
  readonly serviceAccountEmail: string | readonly string[];
  /** Default Google's. Another one only for a stand-in that signs with its own keys. */
  readonly issuer?: string | readonly string[];
  /** Where the PEM certificates or public keys are, as a JSON object by key id. Default Google's. */
  readonly certsUrl?: string;
}

const GOOGLE_ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];
const CERTS_TIMEOUT_MS = 5_000;

/** Verifies Google's OIDC token: signature, expiry, issuer, audience and the service account's verified address. */
export class GoogleOidcVerifier implements PushTokenVerifier {
  private readonly logger = new Logger(GoogleOidcVerifier.name);
  private readonly client: OAuth2Client;
  private readonly audiences: string[];
  private readonly emails: ReadonlySet<string>;
  private readonly issuers: string[];

  /** @throws Error when audience or service account is empty: a check that lets everybody in is refused. */
  constructor(options: GoogleOidcOptions) {
    this.audiences = listOf('audience', options.audience);
    this.emails = new Set(listOf('serviceAccountEmail', options.serviceAccountEmail));
    this.issuers = listOf('issuer', options.issuer ?? GOOGLE_ISSUERS);
    this.client = new OAuth2Client({
      // Node's own; the library would otherwise load a second one at the first request.
      transporterOptions: { fetchImplementation: fetch },
      endpoints: options.certsUrl ? { oauth2FederatedSignonPemCertsUrl: options.certsUrl } : {},
    });
  }

  async verify(authorization: string | undefined): Promise<void> {
    const token = /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new PushTokenRejectedError('MISSING');
    const payload = await this.readPayload(token, await this.fetchCerts());
    if (payload.email_verified !== true || !payload.email || !this.emails.has(payload.email)) {
      throw new PushTokenRejectedError('WRONG_IDENTITY');
    }
  }

  /** Fetched (and cached) apart from the check: no keys means "try again", not "refused". */
  private async fetchCerts() {
    const result = await withDeadline(this.client.getFederatedSignonCertsAsync(), CERTS_TIMEOUT_MS);
    if (result.timedOut) throw new Error('The signing keys could not be fetched in time.');
    return result.value.certs;
  }

  private async readPayload(
    token: string,
    certs: Awaited<ReturnType<GoogleOidcVerifier['fetchCerts']>>,
  ): Promise<TokenPayload> {
    try {
      const ticket = await this.client.verifySignedJwtWithCertsAsync(
        token,
        certs,
        this.audiences,
        this.issuers,
      );
      const payload = ticket.getPayload();
      if (payload) return payload;
    } catch {
      // The library's messages quote the token, so not even a debug line repeats them.
      this.logger.debug('A push token did not pass the signature, expiry, issuer or audience check.');
    }
    throw new PushTokenRejectedError('INVALID');
  }
}

function listOf(name: string, value: string | readonly string[]): string[] {
  const list = (typeof value === 'string' ? [value] : [...value]).filter((item) => item.trim() !== '');
  if (list.length === 0) throw new Error(`Push verification needs a non-empty '${name}'.`);
  return list;
}
