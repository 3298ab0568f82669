import type { ConversationStore, SweepOutcome } from '@whatsapp-agent/contracts';
import type { ConversationWaker } from './conversation-waker.port';

/** Finds stranded conversations and wakes them. Harmless to run twice or at the same time. */
export class Sweeper {
  constructor(
    private readonly store: ConversationStore,
    private readonly waker: ConversationWaker,
    private readonly batch = 500,
  ) {}

  async sweep(): Promise<SweepOutcome> {
    const outcome = await this.store.sweep(this.batch);
    await Promise.all(outcome.wake.map((conversationId) => this.waker.wake(conversationId, 'sweep')));
    return outcome;
  }
}
