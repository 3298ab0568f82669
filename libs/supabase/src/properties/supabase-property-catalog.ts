import type { z } from 'zod';
import {
  PermanentError,
  type Property,
  type PropertyCatalog,
  type PropertyCriteria,
  type PropertyPage,
  type PropertyStatistics,
} from '@whatsapp-agent/contracts';
import { mapSupabaseError } from '../client/map-supabase-error';
import type { ServiceClient } from '../client/service-client';
import { propertyPageSchema, propertySchema, propertyStatisticsSchema } from './property-page.schema';

/** Listings in Postgres. A search is one function call; the dirt of the source was removed when rows were written. */
export class SupabasePropertyCatalog implements PropertyCatalog {
  constructor(private readonly client: ServiceClient) {}

  async search(request: Parameters<PropertyCatalog['search']>[0]): Promise<PropertyPage> {
    const p = { ...request, criteria: toJson(request.criteria) };
    const answer = await this.client.rpc('search_properties', { p });
    if (answer.error) throw mapSupabaseError(answer, 'properties.search');
    return parseAnswer(propertyPageSchema, answer.data, 'properties.search');
  }

  async summarise(request: Parameters<PropertyCatalog['summarise']>[0]): Promise<PropertyStatistics> {
    const p = { ...request, criteria: toJson(request.criteria) };
    const answer = await this.client.rpc('property_statistics', { p });
    if (answer.error) throw mapSupabaseError(answer, 'properties.summarise');
    return parseAnswer(propertyStatisticsSchema, answer.data, 'properties.summarise');
  }

  async findProperty(tenantId: string, propertyId: string): Promise<Property | undefined> {
    const answer = await this.client.rpc('find_property', { p_tenant_id: tenantId, p_ref: propertyId });
    if (answer.error) throw mapSupabaseError(answer, 'properties.find');
    return answer.data === null ? undefined : parseAnswer(propertySchema, answer.data, 'properties.find');
  }
}

/** Absent and undefined members alike disappear: the cursor is bound to the criteria as JSON. */
function toJson({ near, ...criteria }: PropertyCriteria) {
  return {
    ...criteria,
    ...(near ? { near: { ...near } } : {}),
    bedrooms: { ...criteria.bedrooms },
    price: { ...criteria.price },
    size: { ...criteria.size },
  };
}

function parseAnswer<T>(schema: z.ZodType<T>, data: unknown, operation: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new PermanentError(
    'STORE.SCHEMA_MISMATCH',
    `${operation}: the answer of the database is not what the program expects. Apply the migrations.`,
    { operation, field: result.error.issues[0]?.path.join('.') },
  );
}
