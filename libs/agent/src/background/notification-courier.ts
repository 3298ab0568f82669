import {
  AppError,
  TransientError,
  type ClaimedNotification,
  type NotificationQueue,
  type NotificationResult,
  type NotificationSender,
} from '@whatsapp-agent/contracts';
import type { TurnLog } from '../turn/turn-log.port';

const AT_ONCE = 20;
const CLAIM_MS = 60_000;
/** With pauses of 1, 4, 16, 64 and 256 minutes: most of a working day. */
const MOST_ATTEMPTS = 6;

/** Delivers what other systems are to hear, in the background: no customer waits for it or hears of its failures. */
export class NotificationCourier {
  constructor(
    private readonly queue: NotificationQueue,
    private readonly sender: NotificationSender,
    private readonly log: TurnLog,
  ) {}

  /** Delivers one batch; returns how many were accepted. */
  async run(): Promise<number> {
    const claimed = await this.queue.claim(AT_ONCE, CLAIM_MS);
    const results = await Promise.all(claimed.map((notification) => this.deliver(notification)));
    return results.filter(({ state }) => state === 'delivered').length;
  }

  private async deliver(notification: ClaimedNotification): Promise<NotificationResult> {
    const result = await this.attempt(notification);
    await this.queue.settle(notification, result, MOST_ATTEMPTS);
    return result;
  }

  private async attempt(notification: ClaimedNotification): Promise<NotificationResult> {
    const { id, tenantId, attempt } = notification;
    try {
      await this.sender.send(notification);
      return { state: 'delivered' };
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'NOTIFY.UNEXPECTED';
      this.log.warn('notification.not_delivered', { notificationId: id, tenantId, attempt, code });
      return { state: error instanceof TransientError ? 'retry' : 'dead', code };
    }
  }
}
