import { TransientError, type AppError, type Clock, type TenantDirectory } from '@whatsapp-agent/contracts';
import type { AisensyClient } from '../client/aisensy.client';
import { InvalidTokenError } from '../errors/invalid-token.error';
import { AccessTokenService, type AccessTokenOptions } from './access-token.service';
import { waitWithin } from './wait-within';

/** A refused token, one stored meanwhile by another process, one bought: more attempts cannot help. */
const MAX_TOKENS = 3;

/** Calls of the Direct API in the name of a tenant: finds the token, and replaces a refused one once. */
export class TenantCalls {
  private readonly tokens: AccessTokenService;

  constructor(
    client: AisensyClient,
    directory: TenantDirectory,
    clock: Clock,
    options: AccessTokenOptions = {},
  ) {
    this.tokens = new AccessTokenService(client, directory, clock, options);
  }

  /** Makes the call, again with another token when one is refused, all within `limit`. */
  async run<T>(tenantId: string, limit: AbortSignal, call: (token: string) => Promise<T>): Promise<T> {
    const late = (): AppError => lateToken(tenantId);
    let token = await waitWithin(limit, this.tokens.get(tenantId), late);
    for (let used = 1; ; used++) {
      try {
        return await call(token.value);
      } catch (error) {
        if (!(error instanceof InvalidTokenError)) throw error;
        if (used > 1 && (token.bought || used === MAX_TOKENS)) throw this.tokens.giveUp(tenantId);
        token = await waitWithin(limit, this.tokens.replace(tenantId, token), late);
      }
    }
  }
}

function lateToken(tenantId: string): AppError {
  return new TransientError(
    'AISENSY.TOKEN_WAIT',
    'Stopped while waiting for an access token; nothing was sent.',
    { tenantId },
  );
}
