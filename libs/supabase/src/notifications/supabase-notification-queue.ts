import type { ClaimedNotification, NotificationQueue, NotificationResult } from '@whatsapp-agent/contracts';
import type { ServiceClient } from '../client/service-client';
import { callTurnFunction } from '../conversations/call-turn-function';
import type { CredentialsCipher } from '../credentials/credentials-cipher';

/** Notifications in Postgres; the secrets that sign them are decrypted here and nowhere else. */
export class SupabaseNotificationQueue implements NotificationQueue {
  constructor(
    private readonly client: ServiceClient,
    private readonly cipher: CredentialsCipher,
  ) {}

  async claim(limit: number, claimMs: number): Promise<ClaimedNotification[]> {
    const claimed = await callTurnFunction<(ClaimedNotification & { secretEnc?: string })[]>(
      this.client,
      'claim_notifications',
      { limit, claimMs },
    );
    return claimed.map(({ secretEnc, ...notification }) => ({
      ...notification,
      ...(secretEnc && { secret: this.cipher.decrypt(secretEnc) }),
    }));
  }

  async settle(
    { id, attempt }: Pick<ClaimedNotification, 'id' | 'attempt'>,
    result: NotificationResult,
    maxAttempts: number,
  ): Promise<void> {
    await callTurnFunction(this.client, 'settle_notification', { id, attempt, maxAttempts, ...result });
  }
}
