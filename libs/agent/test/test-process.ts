import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type {
  Clock,
  ConversationStore,
  MessageSender,
  SendReceipt,
  SendRequest,
  TurnContext,
} from '@whatsapp-agent/contracts';
import type { Assistant, AssistantReply } from '../src/assistant/assistant';
import {
  DEFAULT_TURN_OPTIONS,
  Sender,
  TurnComposer,
  TurnRunner,
  TurnWatch,
  TurnWorker,
  type TurnOptions,
} from '../src/turn';

export const clock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
};
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const textsOf = (turn: TurnContext) =>
  turn.pending.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));

export function replyWith(...texts: string[]): AssistantReply {
  return {
    reply: { parts: texts.map((text) => ({ kind: 'text', text })) },
    state: { answered: texts },
    effects: [],
    tools: [],
    usage: { modelCalls: 1, inputTokens: 10, outputTokens: 5 },
    specialist: 'triage',
  };
}

export class RecordingSender implements MessageSender {
  readonly sent: string[] = [];
  readonly read: string[] = [];
  outcome: (request: SendRequest) => SendReceipt | Promise<SendReceipt> = () => ({
    wamid: `wamid.${randomUUID()}`,
  });

  async send(request: SendRequest): Promise<SendReceipt> {
    const receipt = await this.outcome(request);
    this.sent.push((request.payload['text'] as { body: string }).body);
    return receipt;
  }

  async markRead({ wamid }: { wamid: string }): Promise<void> {
    this.read.push(wamid);
  }
}

/** A worker process over the in-memory store. */
export class TestProcess {
  readonly whatsapp = new RecordingSender();
  readonly woken: string[] = [];
  readonly later: number[] = [];
  readonly seen: string[][] = [];
  think: (turn: TurnContext, signal: AbortSignal) => Promise<AssistantReply> = async (turn) =>
    replyWith(`about ${textsOf(turn).join(' + ')}`);
  readonly runner: TurnRunner;
  readonly waker = {
    wake: async (conversationId: string) => void this.woken.push(conversationId),
    wakeLater: (_id: string, _reason: string, inMs: number) => void this.later.push(inMs),
  };

  constructor(
    readonly store: ConversationStore,
    change: Partial<TurnOptions> = {},
  ) {
    const options = { ...DEFAULT_TURN_OPTIONS, owner: `worker-${randomUUID()}`, watchEveryMs: 10, ...change };
    const assistant: Assistant = {
      respond: (turn, signal) => {
        this.seen.push(textsOf(turn));
        return this.think(turn, signal);
      },
    };
    const watch = new TurnWatch(store, clock, silent, options);
    const worker = new TurnWorker(
      store,
      new TurnComposer(assistant),
      this.whatsapp,
      watch,
      clock,
      silent,
      options,
    );
    const sender = new Sender(
      store,
      { whatsapp: this.whatsapp, chat: this.whatsapp },
      clock,
      silent,
      options.owner,
    );
    this.runner = new TurnRunner(store, worker, sender, this.waker, clock, silent, options);
  }
}
