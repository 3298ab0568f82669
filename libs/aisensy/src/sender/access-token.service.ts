import {
  PermanentError,
  type Clock,
  type TenantCredentials,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import type { AisensyClient } from '../client/aisensy.client';
import { InvalidTokenError } from '../errors/invalid-token.error';

/** A bearer and where it comes from. */
export interface AccessToken {
  value: string;
  version: number;
  /** This process bought it and stored it, so the refresh token cannot give a better one. */
  bought: boolean;
}

/** Settings of {@link AccessTokenService}, in ms. */
export interface AccessTokenOptions {
  /** How long credentials are used before they are read again. */
  cacheMs?: number;
  /** How long a tenant whose new token was refused as well is left alone. */
  coolDownMs?: number;
}

interface Entry {
  token?: AccessToken;
  readAt: number;
  /** Why nothing is tried for this tenant, and until when. */
  cooling?: { error: PermanentError; until: number };
  /** The one flight per tenant that reads or buys a token; concurrent sends share it. */
  flight?: Promise<AccessToken>;
}

/**
 * The access token of each tenant: read from the directory, kept for a while, and replaced when the provider
 * refuses it. At most one replacement per tenant runs in this process; across processes the directory's
 * compare-and-set decides, and the token it keeps is the one used.
 */
export class AccessTokenService {
  private readonly entries = new Map<string, Entry>();
  private readonly cacheMs: number;
  private readonly coolDownMs: number;

  constructor(
    private readonly client: AisensyClient,
    private readonly directory: TenantDirectory,
    private readonly clock: Clock,
    options: AccessTokenOptions = {},
  ) {
    this.cacheMs = options.cacheMs ?? 5 * 60_000;
    this.coolDownMs = options.coolDownMs ?? 30_000;
  }

  /**
   * The token to send with.
   * @throws PermanentError when the tenant cools down after a refusal, or has no token and can buy none.
   * @throws TransientError when buying the first token failed otherwise.
   */
  async get(tenantId: string): Promise<AccessToken> {
    const entry = this.entryOf(tenantId);
    this.throwIfCooling(entry);
    if (entry.flight) return entry.flight;
    if (entry.token && this.now() - entry.readAt < this.cacheMs) return entry.token;
    return this.fly(entry, () => this.read(tenantId, entry));
  }

  /**
   * A token in place of a refused one: one that somebody stored meanwhile, else a bought one.
   * @throws PermanentError when there is no refresh token or it is refused; the tenant then cools down.
   * @throws TransientError when the token call failed otherwise.
   */
  async replace(tenantId: string, refused: AccessToken): Promise<AccessToken> {
    const entry = this.entryOf(tenantId);
    while (entry.flight) {
      const shared = await entry.flight;
      if (shared.version > refused.version) return shared;
    }
    this.throwIfCooling(entry);
    if (entry.token && entry.token.version > refused.version) return entry.token;
    return this.fly(entry, async () => {
      const stored = await this.directory.getCredentials(tenantId);
      const { accessToken, version } = stored;
      if (accessToken && version > refused.version) {
        return this.keep(entry, { value: accessToken, version, bought: false });
      }
      return this.buy(tenantId, entry, stored);
    });
  }

  /** A bought token was refused too: nothing is sent or bought for this tenant until the cool-down ends. */
  giveUp(tenantId: string): PermanentError {
    return this.cool(
      this.entryOf(tenantId),
      new PermanentError(
        'AISENSY.TOKEN_INVALID',
        'AiSensy refuses the access token, and a newly bought one as well. Check the refresh token of the tenant; its credentials are read again after a cool-down.',
        { tenantId },
      ),
    );
  }

  private async read(tenantId: string, entry: Entry): Promise<AccessToken> {
    const stored = await this.directory.getCredentials(tenantId);
    const { accessToken, version } = stored;
    if (!accessToken) return this.buy(tenantId, entry, stored);
    const bought = entry.token?.version === version && entry.token.bought;
    return this.keep(entry, { value: accessToken, version, bought });
  }

  private async buy(tenantId: string, entry: Entry, stored: TenantCredentials): Promise<AccessToken> {
    const value = await this.regenerate(tenantId, entry, stored.refreshToken);
    const inForce = await this.directory.storeAccessToken(tenantId, value, stored.version);
    const { accessToken = value, version } = inForce;
    return this.keep(entry, { value: accessToken, version, bought: accessToken === value });
  }

  private async regenerate(tenantId: string, entry: Entry, refreshToken?: string): Promise<string> {
    if (!refreshToken) {
      throw this.cool(
        entry,
        new PermanentError(
          'AISENSY.REFRESH_TOKEN_MISSING',
          'The tenant has no valid access token and no refresh token to buy one. Store base64 of "e-mail:password:project id" as its refresh token, or a new access token.',
          { tenantId },
        ),
      );
    }
    try {
      return await this.client.regenerateToken(refreshToken, { context: { tenantId } });
    } catch (error) {
      // Asking again with the same refresh token cannot help, and could lock the account behind it.
      if (error instanceof InvalidTokenError) throw this.giveUp(tenantId);
      throw error instanceof PermanentError ? this.cool(entry, error) : error;
    }
  }

  private cool(entry: Entry, error: PermanentError): PermanentError {
    entry.cooling = { error, until: this.now() + this.coolDownMs };
    entry.token = undefined;
    return error;
  }

  private throwIfCooling(entry: Entry): void {
    if (entry.cooling && this.now() < entry.cooling.until) throw entry.cooling.error;
    entry.cooling = undefined;
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private keep(entry: Entry, token: AccessToken): AccessToken {
    entry.token = token;
    entry.readAt = this.now();
    return token;
  }

  private async fly(entry: Entry, work: () => Promise<AccessToken>): Promise<AccessToken> {
    const flight = work().finally(() => {
      entry.flight = undefined;
    });
    entry.flight = flight;
    return flight;
  }

  private entryOf(tenantId: string): Entry {
    const known = this.entries.get(tenantId);
    if (known) return known;
    const entry: Entry = { readAt: 0 };
    this.entries.set(tenantId, entry);
    return entry;
  }
}
