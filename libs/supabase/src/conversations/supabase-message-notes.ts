import type { MessageNotes, QuotedMessage } from '@whatsapp-agent/contracts';
import type { ServiceClient } from '../client/service-client';
import { callTurnFunction } from './call-turn-function';

/** Notes about single messages, in Postgres. */
export class SupabaseMessageNotes implements MessageNotes {
  constructor(private readonly client: ServiceClient) {}

  async findQuoted(request: Parameters<MessageNotes['findQuoted']>[0]): Promise<QuotedMessage | undefined> {
    return (
      (await callTurnFunction<QuotedMessage | null>(this.client, 'quoted_message', request)) ?? undefined
    );
  }

  async keepTranscript(request: Parameters<MessageNotes['keepTranscript']>[0]): Promise<void> {
    await callTurnFunction(this.client, 'keep_transcript', request);
  }
}
