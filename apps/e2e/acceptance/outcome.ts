import type { Exchange, ToolTrace } from '../src/exchange';
import type { PhoneMessage } from '../src/sandbox';

/** A property as tools and stored lists describe it. */
export interface ListedProperty {
  id?: string;
  title: string;
  number?: number;
  priceAed?: number;
  bedrooms?: number;
  type?: string;
  transaction?: string;
  area?: string;
}

/** What the database holds about a conversation afterwards. */
export interface StoredConversation {
  name?: string;
  mode: string;
  slots: Record<string, unknown>;
  shown: ListedProperty[];
  total: number;
  active?: ListedProperty;
  alerts: string[];
  /** Times in the zone of the business, e.g. "2026-11-26 15:00". */
  visits: { status: string; at: string }[];
}

/** Everything a case may look at: what was said and done in each step, and what is stored now. */
export class Outcome {
  constructor(
    readonly exchanges: readonly Exchange[],
    readonly stored: StoredConversation,
    readonly today: Date = new Date(),
  ) {}

  /** The step the case is about. */
  get last(): Exchange {
    return this.exchanges.at(-1) as Exchange;
  }

  get messages(): readonly PhoneMessage[] {
    return this.last.messages;
  }

  get cards(): NonNullable<PhoneMessage['cards']> {
    return this.messages.flatMap(({ cards = [] }) => cards);
  }

  /** Properties shown with a picture or as cards; one alone comes as an image with buttons. */
  get shownCount(): number {
    const single = this.messages.filter(
      ({ cards, imageUrl, buttons }) => !cards && imageUrl && buttons?.length,
    );
    return this.cards.length + single.length;
  }

  /** Everything a person can read of the last answer. */
  get text(): string {
    return this.messages.map(toReadable).join('\n');
  }

  calls(tool: string): ToolTrace[] {
    return this.last.tools.filter(({ name }) => name === tool);
  }

  /** Trace and texts, for whoever reads a failure. */
  describe(): string {
    return this.exchanges
      .map(({ step, messages, tools, modelCalls }) =>
        [
          `> ${JSON.stringify(step)} (${modelCalls} model calls)`,
          ...tools.map(({ name, arguments: given }) => `  * ${name} ${JSON.stringify(given)}`),
          ...messages.map((message) => `  < ${toReadable(message).replace(/\n/g, '\n    ').slice(0, 900)}`),
        ].join('\n'),
      )
      .concat(
        `  = slots ${JSON.stringify(this.stored.slots)} shown ${this.stored.shown.length} of ${this.stored.total}`,
      )
      .join('\n');
  }
}

function toReadable({
  kind,
  text,
  cards = [],
  buttons = [],
  list,
  document,
  location,
}: PhoneMessage): string {
  return [
    text ?? `(${kind})`,
    ...cards.map(({ title = '', body }) => `[card] ${title} ${body}`),
    ...(list ? [`[list] ${JSON.stringify(list)}`] : []),
    ...(document ? [`[document] ${document.filename}`] : []),
    ...(location ? [`[location] ${location.name ?? ''} ${location.address ?? ''}`] : []),
    ...(buttons.length > 0 ? [`[buttons] ${buttons.map(({ title }) => title).join(' | ')}`] : []),
  ].join('\n');
}
