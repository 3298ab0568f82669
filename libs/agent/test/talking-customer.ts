import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { InboundMessage } from '@whatsapp-agent/contracts';
import { InMemoryConversationStore } from '@whatsapp-agent/testing';
import { replyWith, textsOf, type TestProcess } from './test-process';

/** One customer of one business over an in-memory store. */
export class TalkingCustomer {
  readonly store = new InMemoryConversationStore([
    { id: 't1', name: 'Test', wabaId: 'w1', phoneNumberId: 'p1' },
  ]);
  conversationId = '';

  constructor(quietMs: number) {
    this.store.quietMs = quietMs;
  }

  get row() {
    return this.store.rows.conversation(this.conversationId);
  }

  async says(text: string, change: Partial<InboundMessage> = {}) {
    const at = new Date().toISOString();
    const message: InboundMessage = {
      account: { phoneNumberId: 'p1' },
      contact: { waId: '971500000001' },
      origin: 'customer',
      wamid: `wamid.${randomUUID()}`,
      sentAt: at,
      receivedAt: at,
      index: 0,
      content: { kind: 'text', text },
      ...change,
    };
    const recorded = await this.store.record(message, 'whatsapp', randomUUID());
    this.conversationId = recorded.conversationId;
    return recorded;
  }

  async isTakenOver(): Promise<void> {
    const request = { conversationId: this.conversationId, mode: 'human' as const, by: 'test' };
    await this.store.setMode(request, randomUUID());
  }

  outbox(): string[] {
    return this.store.rows.outbox.map(({ draft, status }) => `${draft.purpose} ${status}`);
  }
}

/** Lets the model run until the returned function is called, or until it is aborted. */
export function holdModel(target: TestProcess): () => void {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  target.think = (turn, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      void held.then(() => resolve(replyWith(`about ${textsOf(turn).join(' + ')}`)));
    });
  return answer;
}

/** Waits for something to become true; fails after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let count = 0; count < 2000 && !condition(); count += 1) await wait(5);
  expect(condition()).toBe(true);
}
