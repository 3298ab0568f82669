import { randomUUID } from 'node:crypto';
import type { MessageSender, SendReceipt } from '@whatsapp-agent/contracts';

/** The channel of `/chat`: the outbox itself is what the caller reads, so there is nothing to send. */
export class ChatMessageSender implements MessageSender {
  send(): Promise<SendReceipt> {
    return Promise.resolve({ wamid: `chat.${randomUUID()}` });
  }

  markRead(): Promise<void> {
    return Promise.resolve();
  }
}
