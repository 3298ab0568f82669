import type { PlacesProvider, Property } from '@whatsapp-agent/contracts';
import { InMemoryPropertyCatalog, VisitCalendar } from '@whatsapp-agent/testing';
import type { ReplyCard } from '@whatsapp-agent/whatsapp';
import { EMPTY_PROPERTY_MEMORY, type PropertyMemory } from '../src/memory/property-memory.schema';
import type { CustomerPin } from '../src/place-tools/customer-pin.schema';
import type { Locale } from '../src/texts/locale';
import type { AgentTool } from '../src/tool/define-tool';
import type { Customer, ToolContext } from '../src/tool/tool-context';
import type { ToolOutcome } from '../src/tool/tool-outcome';

/** Tenant of every {@link ToolConversation}. */
export const TENANT = 'tenant-1';
/** Arguments that are enough for a search. */
export const COMPLETE = { transaction: 'rent', types: ['apartment'], areas: ['marina'] };

/** Calls tools one after the other, as the turns of one conversation would. */
export class ToolConversation {
  memory: PropertyMemory = EMPTY_PROPERTY_MEMORY;
  readonly catalog: InMemoryPropertyCatalog;
  readonly visits = new VisitCalendar();
  locale: Locale = 'en';
  places?: PlacesProvider;
  pin?: CustomerPin;
  now = new Date('2026-11-01T10:00:00Z');
  customer: Customer = { preferences: {}, words: [], earlier: [] };

  constructor(listings: Property[], others: Record<string, Property[]> = {}) {
    this.catalog = new InMemoryPropertyCatalog(
      { [TENANT]: listings, ...others },
      { jbr: 'Jumeirah Beach Residence' },
    );
  }

  async call(tool: AgentTool, args: unknown = {}): Promise<ToolOutcome> {
    const outcome = await tool.run(args, this.toContext());
    this.memory = outcome.memory ?? this.memory;
    this.visits.apply(outcome.effects);
    return outcome;
  }

  toContext(): ToolContext {
    return {
      tenantId: TENANT,
      conversationId: 'conversation-1',
      contactId: 'contact-1',
      timezone: 'Asia/Dubai',
      locale: this.locale,
      clock: { now: () => this.now, sleep: async () => undefined },
      catalog: this.catalog,
      ...(this.places ? { places: this.places } : {}),
      ...(this.pin ? { pin: this.pin } : {}),
      visits: this.visits,
      customer: this.customer,
      memory: this.memory,
      signal: new AbortController().signal,
    };
  }
}

/** All texts of an outcome. */
export function textOf(outcome: ToolOutcome): string {
  return outcome.presentation.map((part) => ('text' in part ? part.text : '')).join('\n');
}

/** All cards of an outcome. */
export function cardsOf({ presentation }: ToolOutcome): ReplyCard[] {
  return presentation.flatMap((part) => (part.kind === 'cards' ? part.cards : []));
}
