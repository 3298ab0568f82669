import type { Handoff, HandoffDesk } from '@whatsapp-agent/contracts';
import { mapSupabaseError } from '../client/map-supabase-error';
import type { ServiceClient } from '../client/service-client';

/** Handoffs in Postgres. */
export class SupabaseHandoffDesk implements HandoffDesk {
  constructor(private readonly client: ServiceClient) {}

  async listOpen(limit: number): Promise<Handoff[]> {
    const answer = await this.client
      .from('handoffs')
      .select('conversation_id, tenant_id, source, reason, summary, created_at')
      .is('closed_at', null)
      .order('created_at')
      .limit(limit);
    if (answer.error) throw mapSupabaseError(answer, 'handoffs.listOpen');
    return answer.data.map((row) => ({
      conversationId: row.conversation_id,
      tenantId: row.tenant_id,
      source: row.source === 'keyword' ? 'keyword' : 'request',
      reason: row.reason,
      summary: row.summary,
      createdAt: new Date(row.created_at).toISOString(),
    }));
  }
}
