import { randomUUID } from 'node:crypto';
import type { SandboxBusiness } from '../businesses';

/** A newly bought token is not revoked by a fault before this, so that a retry with it can work. */
const GRACE_MS = 2_000;

interface IssuedToken {
  business: SandboxBusiness;
  issuedAt: number;
  /** Status that calls with it are refused with. */
  revokedWith?: 401 | 422;
}

/** The bearers of the Direct API. A new one does not end the earlier ones; only a fault does. */
export class AccessTokens {
  private readonly issued = new Map<string, IssuedToken>();

  constructor(
    private readonly businesses: readonly SandboxBusiness[],
    private readonly now: () => number,
  ) {
    for (const business of businesses) this.issued.set(business.accessToken, { business, issuedAt: 0 });
  }

  /** Whose token it is, or the status to refuse it with. */
  check(token: string): SandboxBusiness | 401 | 422 {
    const found = this.issued.get(token);
    return found ? (found.revokedWith ?? found.business) : 401;
  }

  /** Buys a token; nothing when the refresh token is of no business. */
  buy(refreshToken: string): string | undefined {
    const business = this.businesses.find((candidate) => candidate.refreshToken === refreshToken);
    if (!business) return undefined;
    const token = `${business.accessToken}.${randomUUID()}`;
    this.issued.set(token, { business, issuedAt: this.now() });
    return token;
  }

  /** Ends a token unless it is quite new. @returns whether it did. */
  revoke(token: string, status: 401 | 422): boolean {
    const found = this.issued.get(token);
    if (!found || this.now() - found.issuedAt < GRACE_MS) return false;
    found.revokedWith = status;
    return true;
  }

  /** Everything ever issued is good again: a database may hold any of them. */
  reset(): void {
    for (const token of this.issued.values()) token.revokedWith = undefined;
  }
}
