import type {
  Clock,
  HistoryEntry,
  InboundContent,
  PendingInbound,
  Property,
  TurnContext,
} from '@whatsapp-agent/contracts';
import {
  buildHistory,
  buildTurn,
  InMemoryPropertyCatalog,
  type ScriptedChatCompletions,
  VisitCalendar,
} from '@whatsapp-agent/testing';
import type { ReplyCard } from '@whatsapp-agent/whatsapp';
import type { AssistantReply } from '../src/assistant/assistant';
import { PropertyAssistant, type PropertyAssistantOptions } from '../src/assistant/property-assistant';

/** 14:05 on a Sunday in Dubai. */
const NOW = '2026-11-01T10:05:00Z';
const CLOCK: Clock = { now: () => new Date(NOW), sleep: async () => undefined };

/** A conversation with a real assistant over HTTP: state and history go from turn to turn as the store does it. */
export class AssistantConversation {
  readonly catalog: InMemoryPropertyCatalog;
  readonly visits = new VisitCalendar();
  readonly history: HistoryEntry[] = [];
  state: unknown;
  private readonly assistant: PropertyAssistant;
  private minutes = 0;

  constructor(
    model: ScriptedChatCompletions,
    listings: Property[],
    private readonly overrides: Partial<TurnContext> = {},
    timeoutMs = 2_000,
    extras: Partial<PropertyAssistantOptions> = {},
  ) {
    this.catalog = new InMemoryPropertyCatalog({ 'tenant-1': listings });
    this.assistant = new PropertyAssistant({
      model: { baseUrl: model.url, apiKey: 'test-key', model: 'scripted', timeoutMs },
      catalog: this.catalog,
      visits: this.visits,
      clock: CLOCK,
      ...extras,
    });
  }

  /** One turn; what it answers is remembered as the commit would. */
  async say(...messages: (InboundContent | string | PendingInbound)[]): Promise<AssistantReply> {
    const built = buildTurn(messages, { state: this.state, history: [...this.history], ...this.overrides });
    this.minutes += 1;
    const at = new Date(Date.parse(NOW) + this.minutes * 60_000).toISOString();
    const turn = { ...built, pending: built.pending.map((message) => ({ ...message, sentAt: at })) };
    const reply = await this.assistant.respond(turn, new AbortController().signal);
    this.visits.apply(reply.effects);
    // Through JSON, as the database keeps it.
    this.state = JSON.parse(JSON.stringify(reply.state));
    for (const { content } of turn.pending) {
      if (content.kind === 'text') this.history.push(buildHistory('customer', content.text, { at }));
    }
    if (textOf(reply) !== '') this.history.push(buildHistory('agent', textOf(reply), { at }));
    return reply;
  }

  /** A turn that is aborted after `ms` with the reason. */
  async sayAndAbort(message: string, ms: number, reason: Error): Promise<AssistantReply> {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), ms);
    const turn = buildTurn([message], { state: this.state, ...this.overrides });
    return this.assistant.respond(turn, controller.signal);
  }
}

/** All texts of a reply. */
export function textOf({ reply }: AssistantReply): string {
  return reply.parts.map((part) => ('text' in part ? part.text : '')).join('\n');
}

/** All cards of a reply. */
export function cardsOf({ reply }: AssistantReply): ReplyCard[] {
  return reply.parts.flatMap((part) => (part.kind === 'cards' ? part.cards : []));
}
