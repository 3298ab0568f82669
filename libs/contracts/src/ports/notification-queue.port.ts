/** DI token of {@link NotificationQueue}. */
export const NOTIFICATION_QUEUE = Symbol('NOTIFICATION_QUEUE');

/** A call to another system that this process alone may make until its claim ends. */
export interface ClaimedNotification {
  id: string;
  tenantId: string;
  kind: 'area_expert';
  /** Absent when the business took its address back meanwhile. */
  url?: string;
  /** Signs the call. Secret: never logged. */
  secret?: string;
  payload: Record<string, unknown>;
  attempt: number;
}

/** What came of the call. */
export type NotificationResult = { state: 'delivered' } | { state: 'retry' | 'dead'; code: string };

/** Notifications that wait to be delivered, at least once each. */
export interface NotificationQueue {
  claim(limit: number, claimMs: number): Promise<ClaimedNotification[]>;
  /** Retries wait longer each time; after `maxAttempts` the notification is dead and an alert is raised. */
  settle(
    notification: Pick<ClaimedNotification, 'id' | 'attempt'>,
    result: NotificationResult,
    maxAttempts: number,
  ): Promise<void>;
}
