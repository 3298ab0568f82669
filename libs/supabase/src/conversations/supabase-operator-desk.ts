import {
  PermanentError,
  type Alert,
  type ConversationReport,
  type OperatorDesk,
  type ReengagementTemplate,
} from '@whatsapp-agent/contracts';
import type { ServiceClient } from '../client/service-client';
import { callTurnFunction } from './call-turn-function';

type Outcome = { outcome: 'set' | 'missing' };

/** The operator's view of the conversations, over the functions next to those of the turn. */
export class SupabaseOperatorDesk implements OperatorDesk {
  constructor(private readonly client: ServiceClient) {}

  listAlerts(request: { tenantId?: string; limit: number; includeResolved?: boolean }): Promise<Alert[]> {
    return callTurnFunction(this.client, 'list_alerts', request);
  }

  async acknowledgeAlert(alertId: string, by: string): Promise<void> {
    const { outcome } = await callTurnFunction<Outcome>(this.client, 'acknowledge_alert', { alertId, by });
    if (outcome === 'missing') throw noSuch('ALERT', { alertId });
  }

  async getConversation(conversationId: string): Promise<ConversationReport> {
    const report = await callTurnFunction<ConversationReport | null>(this.client, 'describe_conversation', {
      conversationId,
    });
    if (!report) throw noSuch('CONVERSATION', { conversationId });
    return report;
  }

  async requeue(
    request: { conversationId: string; outboxIds: string[]; by: string },
    invocationId: string,
  ): Promise<{ messages: number; sends: number }> {
    const answer = await callTurnFunction<
      { outcome: 'requeued'; messages: number; sends: number } | { outcome: 'missing' }
    >(this.client, 'requeue_conversation', { ...request, invocationId });
    if (answer.outcome === 'missing')
      throw noSuch('CONVERSATION', { conversationId: request.conversationId });
    return { messages: answer.messages, sends: answer.sends };
  }

  async setTenantMode(
    request: { tenantId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void> {
    const { outcome } = await callTurnFunction<Outcome>(this.client, 'set_tenant_mode', {
      ...request,
      invocationId,
    });
    if (outcome === 'missing') throw noSuch('TENANT', { tenantId: request.tenantId });
  }

  async setReengagement(tenantId: string, template: ReengagementTemplate | undefined): Promise<void> {
    const { outcome } = await callTurnFunction<Outcome>(this.client, 'set_reengagement', {
      tenantId,
      template: template ?? null,
    });
    if (outcome === 'missing') throw noSuch('TENANT', { tenantId });
  }
}

function noSuch(what: 'ALERT' | 'CONVERSATION' | 'TENANT', context: Record<string, string>): PermanentError {
  return new PermanentError(
    `STORE.NO_SUCH_${what}`,
    `There is no ${what.toLowerCase()} with this id.`,
    context,
  );
}
