import type { ClaimedNotification } from './notification-queue.port';

/** DI token of {@link NotificationSender}. */
export const NOTIFICATION_SENDER = Symbol('NOTIFICATION_SENDER');

/**
 * Calls the system of a business. Throws `TransientError` when another try may help, `PermanentError` when none
 * will; the notification may have arrived all the same.
 */
export interface NotificationSender {
  send(notification: ClaimedNotification, signal?: AbortSignal): Promise<void>;
}
