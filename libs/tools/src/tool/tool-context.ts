import type { Clock, PlacesProvider, PropertyCatalog, VisitBook } from '@whatsapp-agent/contracts';
import type { PropertyMemory } from '../memory/property-memory.schema';
import type { CustomerPin } from '../place-tools/customer-pin.schema';
import type { Locale } from '../texts/locale';

/** What a tool may know of the customer. */
export interface Customer {
  readonly name?: string;
  /** What they told about themselves, by topic. */
  readonly preferences: Readonly<Record<string, string>>;
  /** What they wrote since the last answer. */
  readonly words: readonly string[];
  /** What they wrote before that, newest last. */
  readonly earlier: readonly string[];
}

/**
 * What a tool may know about the turn it runs in. It comes from the run and never from the model, so that
 * no argument can reach another tenant's listings or another customer's conversation.
 */
export interface ToolContext {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly contactId: string;
  /** IANA time zone of the tenant. */
  readonly timezone: string;
  readonly locale: Locale;
  readonly clock: Clock;
  readonly catalog: PropertyCatalog;
  /** Absent where no provider is configured. */
  readonly places?: PlacesProvider;
  /** Where the customer is, or what they pointed at: the pin they sent last. */
  readonly pin?: CustomerPin;
  readonly visits: VisitBook;
  readonly customer: Customer;
  /** What the conversation remembers about properties, as of this call. */
  readonly memory: PropertyMemory;
  /** Aborted when newer input arrives. */
  readonly signal: AbortSignal;
}
