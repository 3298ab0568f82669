import { PermanentError } from '@whatsapp-agent/contracts';
import { z } from 'zod';
import { mapSupabaseError } from '../client/map-supabase-error';
import type { ServiceClient } from '../client/service-client';
import type { Json } from '../generated/database';

/** A listing in the columns of `import_listings`; `source_id` says which one it is. */
export type ListingRow = { source_id: string } & Record<string, Json>;

/** What a batch came to. */
export interface ImportCounts {
  inserted: number;
  updated: number;
  unchanged: number;
}

const countsSchema = z.object({ inserted: z.number(), updated: z.number(), unchanged: z.number() });
const pageSchema = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullish(),
});
const PAGE = 1_000;

/** A business's own listings, in and out, in batches. */
export class SupabaseListingExchange {
  constructor(private readonly client: ServiceClient) {}

  /**
   * Finds the tenant somebody names by its id, WhatsApp business account or name, in any letter case.
   * @throws PermanentError `STORE.UNKNOWN_TENANT` naming the ones there are
   */
  async getTenantId(named: string): Promise<string> {
    const answer = await this.client.from('tenants').select('id, name, waba_id').order('name').limit(1_000);
    if (answer.error) throw mapSupabaseError(answer, 'tenants.list');
    const wanted = named.trim().toLowerCase();
    const found = answer.data.filter((one) =>
      [one.id, one.waba_id, one.name].some((value) => value.toLowerCase() === wanted),
    );
    if (found.length === 1 && found[0]) return found[0].id;
    const names = answer.data.map(({ name, id }) => `${name} (${id})`).join(', ');
    const which = found.length === 0 ? 'No tenant is' : 'Several tenants are';
    throw new PermanentError('STORE.UNKNOWN_TENANT', `${which} called so. There are: ${names || 'none'}.`);
  }

  /** Writes a batch: new listings are added, known ones changed in the named columns. Repeating it changes nothing. */
  async importRows(tenantId: string, columns: string[], rows: ListingRow[]): Promise<ImportCounts> {
    const answer = await this.client.rpc('import_listings', { p: { tenantId, columns, rows } });
    if (answer.error) throw mapSupabaseError(answer, 'listings.import');
    return countsSchema.parse(answer.data);
  }

  /** All listings of a tenant, page by page, in the columns an import takes. */
  async *exportRows(tenantId: string): AsyncGenerator<Record<string, unknown>[]> {
    for (let after: string | undefined, more = true; more;) {
      const p = { tenantId, limit: PAGE, ...(after === undefined ? {} : { after }) };
      const answer = await this.client.rpc('export_listings', { p });
      if (answer.error) throw mapSupabaseError(answer, 'listings.export');
      const { rows, next } = pageSchema.parse(answer.data);
      if (rows.length > 0) yield rows;
      after = next ?? undefined;
      more = after !== undefined;
    }
  }
}
