import { createHmac, timingSafeEqual } from 'node:crypto';

/** Path of the stand-in of a business's area expert; the business's WABA id follows. */
export const AREA_EXPERT_PATH = 'area-expert';
/** What the made-up businesses sign with. Public on purpose. */
export const AREA_EXPERT_SECRET = 'sandbox-area-expert-secret';

/** A lead an area expert heard of. */
export interface HeardLead {
  id: string;
  business: string;
  at: string;
  payload: Record<string, unknown>;
  /** Heard before, under the same id. */
  repeated: boolean;
}

const MOST_KEPT = 200;

/** The area experts of the businesses: they check the signature, remember what they heard, and fail when told to. */
export class AreaExpert {
  /** Status of the next answers. */
  answer = 200;
  private readonly leads: HeardLead[] = [];

  hear(business: string, id: string, payload: Record<string, unknown>): HeardLead {
    const repeated = this.leads.some((lead) => lead.id === id);
    const lead = { id, business, at: new Date().toISOString(), payload, repeated };
    this.leads.push(lead);
    this.leads.splice(0, this.leads.length - MOST_KEPT);
    return lead;
  }

  list(): HeardLead[] {
    return [...this.leads];
  }

  /** `t=<seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. */
  isSigned(signature: string | undefined, body: string): boolean {
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
    if (!seconds || !digest) return false;
    const expected = createHmac('sha256', AREA_EXPERT_SECRET).update(`${seconds}.${body}`).digest();
    return timingSafeEqual(expected, Buffer.from(digest, 'hex'));
  }
}
