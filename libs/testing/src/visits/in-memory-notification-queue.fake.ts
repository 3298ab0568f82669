import type { ClaimedNotification, NotificationQueue, NotificationResult } from '@whatsapp-agent/contracts';
import type { StoreRows } from '../conversation-store/store-rows';

const MINUTE_MS = 60_000;

/** Notifications of an in-memory conversation store. */
export class InMemoryNotificationQueue implements NotificationQueue {
  constructor(private readonly rows: StoreRows) {}

  async claim(limit: number, claimMs: number): Promise<ClaimedNotification[]> {
    const now = this.rows.now();
    const due = this.rows.notifications.filter(
      ({ status, dueAt, claimUntil }) =>
        (status === 'pending' && dueAt <= now) || (status === 'sending' && claimUntil < now),
    );
    return due.slice(0, limit).map((row) => {
      Object.assign(row, { status: 'sending', attempts: row.attempts + 1, claimUntil: now + claimMs });
      const { id, tenantId, payload, attempts: attempt } = row;
      const tenant = this.rows.tenants.find((one) => one.id === tenantId);
      return {
        id,
        tenantId,
        kind: 'area_expert' as const,
        payload,
        attempt,
        ...(tenant?.areaExpertUrl && { url: tenant.areaExpertUrl }),
        ...(tenant?.areaExpertSecret && { secret: tenant.areaExpertSecret }),
      };
    });
  }

  async settle(
    { id, attempt }: Pick<ClaimedNotification, 'id' | 'attempt'>,
    result: NotificationResult,
    maxAttempts: number,
  ): Promise<void> {
    const row = this.rows.notifications.find((one) => one.id === id);
    if (row?.status !== 'sending' || row.attempts !== attempt) return;
    const retry = result.state === 'retry' && attempt < maxAttempts;
    row.status = retry ? 'pending' : result.state === 'delivered' ? 'delivered' : 'dead';
    row.dueAt = this.rows.now() + Math.min(4 ** (attempt - 1), 256) * MINUTE_MS;
    row.code = result.state === 'delivered' ? undefined : result.code;
  }
}
