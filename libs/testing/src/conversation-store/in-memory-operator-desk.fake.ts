import {
  PermanentError,
  type Alert,
  type ConversationReport,
  type OperatorDesk,
  type ReengagementTemplate,
} from '@whatsapp-agent/contracts';
import { resetTries, setTenantMode } from './control-rules';
import { viewConversation } from './conversation-view';
import type { StoreRows } from './store-rows';

/** The operator's view of the rows of an in-memory conversation store. */
export class InMemoryOperatorDesk implements OperatorDesk {
  constructor(private readonly rows: StoreRows) {}

  async listAlerts(request: {
    tenantId?: string;
    limit: number;
    includeResolved?: boolean;
  }): Promise<Alert[]> {
    const { tenantId, limit, includeResolved = false } = request;
    return this.rows.alerts
      .map(({ raisedAt, ...row }) => ({
        ...row,
        tenantId: this.rows.conversation(row.conversationId).tenantId,
        raisedAt: new Date(raisedAt).toISOString(),
      }))
      .filter((row) => tenantId === undefined || row.tenantId === tenantId)
      .filter((row) => includeResolved || row.resolvedBy === undefined)
      .toReversed()
      .slice(0, limit);
  }

  async acknowledgeAlert(alertId: string, by: string): Promise<void> {
    const alert = this.rows.alerts.find(({ id }) => id === alertId);
    if (!alert) throw noSuch('ALERT');
    alert.resolvedBy ??= by;
  }

  async getConversation(conversationId: string): Promise<ConversationReport> {
    const conversation = this.rows.conversations.get(conversationId);
    if (!conversation) throw noSuch('CONVERSATION');
    return viewConversation(this.rows, conversation);
  }

  async requeue(
    request: { conversationId: string; outboxIds: string[]; by: string },
    invocationId: string,
  ): Promise<{ messages: number; sends: number }> {
    const conversation = this.rows.conversations.get(request.conversationId);
    if (!conversation) throw noSuch('CONVERSATION');
    const replay = this.rows.results.get(invocationId);
    if (replay) return replay as { messages: number; sends: number };
    const messages = this.rows.inbox.filter(
      (row) => row.conversationId === conversation.id && row.status === 'failed',
    );
    for (const row of messages)
      Object.assign(row, { status: 'pending', reason: undefined, turnId: undefined });
    const sends = this.rows
      .outboxOf(conversation.id)
      .filter(({ id, status }) => request.outboxIds.includes(id) && ['failed', 'unknown'].includes(status));
    for (const row of sends) {
      if (row.wamid) row.pastWamids.push(row.wamid);
      Object.assign(row, { status: 'pending', attempt: 0, notBefore: 0, escalated: false, wamid: undefined });
    }
    resetTries(conversation);
    if (messages.length > 0) conversation.inputSeq = conversation.lastSeq;
    const settled = ['turn_failed', ...(sends.length > 0 ? ['send_failed', 'send_unknown'] : [])];
    for (const kind of settled) this.rows.resolveAlerts(conversation.id, kind, request.by);
    const outcome = { messages: messages.length, sends: sends.length };
    this.rows.results.set(invocationId, outcome);
    return outcome;
  }

  async setTenantMode(
    request: { tenantId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void> {
    if (this.rows.results.has(invocationId)) return;
    const until = request.until === undefined ? undefined : Date.parse(request.until);
    if (!setTenantMode(this.rows, request.tenantId, request.mode, until)) throw noSuch('TENANT');
    this.rows.results.set(invocationId, true);
  }

  async setReengagement(tenantId: string, template: ReengagementTemplate | undefined): Promise<void> {
    const tenant = this.rows.tenants.find(({ id }) => id === tenantId);
    if (!tenant) throw noSuch('TENANT');
    tenant.reengagement = template;
  }
}

function noSuch(what: 'ALERT' | 'CONVERSATION' | 'TENANT'): PermanentError {
  return new PermanentError(`STORE.NO_SUCH_${what}`, `There is no ${what.toLowerCase()} with this id.`);
}
