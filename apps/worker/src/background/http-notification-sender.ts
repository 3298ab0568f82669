import { createHmac } from 'node:crypto';
import {
  PermanentError,
  TransientError,
  type ClaimedNotification,
  type Clock,
  type NotificationSender,
} from '@whatsapp-agent/contracts';

const TIMEOUT_MS = 5_000;
/** Answers after which the same call will never be accepted. A 404 may be an endpoint that is being deployed. */
const FINAL = new Set([400, 401, 403, 405, 410, 413, 415, 422]);

/**
 * Posts notifications as JSON, signed: `X-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. The receiver
 * tells repetitions by `X-Notification-Id`.
 */
export class HttpNotificationSender implements NotificationSender {
  constructor(private readonly clock: Clock) {}

  async send({ id, url, secret, payload, tenantId }: ClaimedNotification): Promise<void> {
    const context = { notificationId: id, tenantId };
    if (!url || !secret) {
      throw new PermanentError(
        'NOTIFY.NOT_CONFIGURED',
        'The tenant has no address or no signing secret for notifications; set area_expert_url and its secret.',
        context,
      );
    }
    const body = JSON.stringify(payload);
    const status = await this.post(url, body, {
      'x-notification-id': id,
      'x-signature': this.sign(body, secret),
    });
    if (status >= 200 && status < 300) return;
    if (FINAL.has(status)) {
      throw new PermanentError(
        'NOTIFY.REFUSED',
        `The receiver refused the notification (${status}).`,
        context,
      );
    }
    throw new TransientError('NOTIFY.FAILED', `The receiver failed (${status}); it is tried again.`, context);
  }

  private async post(url: string, body: string, headers: Record<string, string>): Promise<number> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        // A redirect would carry the signed body to somebody else.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.status;
    } catch (cause) {
      throw new TransientError(
        'NOTIFY.UNREACHABLE',
        'The receiver did not answer in time; it is tried again.',
        {},
        { cause },
      );
    }
  }

  private sign(body: string, secret: string): string {
    const seconds = Math.floor(this.clock.now().getTime() / 1000);
    const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
    return `t=${seconds},v1=${digest}`;
  }
}
