import type {
  Clock,
  PlacesProvider,
  PropertyCatalog,
  StagedEffect,
  ToolTrace,
  TurnContext,
  VisitBook,
} from '@whatsapp-agent/contracts';
import type {
  AgentTool,
  CustomerPin,
  Locale,
  PropertyMemory,
  ToolContext,
  ToolOutcome,
} from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { ModelMeter } from '../agents/model-meter';
import { traceTool } from '../telemetry/agent-spans';
import { describeCustomer } from '../memory/describe-customer';
import type { InstructionBrief } from '../instructions/shared-rules';

/** Tools whose later result replaces an earlier one: nobody wants the cards of two searches in one answer. */
const REPLACING = new Set(['search_properties', 'show_more', 'refine']);

/** What tools reach out to. */
export interface TurnPorts {
  catalog: PropertyCatalog;
  visits: VisitBook;
  clock: Clock;
  /** Absent where no provider is configured. */
  places?: PlacesProvider;
}

/**
 * What happens while one turn is thought about. It lives only as long as the turn: an aborted run is thrown
 * away with everything in it.
 */
export class TurnRun {
  readonly tools: ToolTrace[] = [];
  /** Listing of the advert the customer came from in this burst. */
  advertised?: string;
  /** Pictures of the burst as data URLs, by the id of their message. */
  pictures: ReadonlyMap<string, string> = new Map();
  readonly effects: StagedEffect[] = [];
  private readonly presented: { tool: string; parts: ReplyPart[] }[] = [];
  /** Shown only when no other tool says anything. */
  private readonly asides: ReplyPart[] = [];
  private needsWords = false;

  constructor(
    readonly turn: TurnContext,
    public memory: PropertyMemory,
    readonly locale: Locale,
    readonly brief: InstructionBrief,
    /** Date and time in the tenant's zone, in words. */
    readonly today: string,
    readonly signal: AbortSignal,
    readonly meter: ModelMeter,
    private readonly ports: TurnPorts,
    /** The pin the customer sent last. */
    public pin?: CustomerPin,
  ) {}

  /** What a tool may see of this turn. */
  toToolContext(): ToolContext {
    const { turn, memory, locale, signal, pin } = this;
    return {
      tenantId: turn.tenant.id,
      conversationId: turn.conversationId,
      contactId: turn.contact.id,
      timezone: turn.tenant.timezone,
      locale,
      memory,
      signal,
      ...(pin ? { pin } : {}),
      customer: { ...describeCustomer(turn), ...(this.newName && { name: this.newName }) },
      ...this.ports,
    };
  }

  /** Runs a tool with what the model sent, and takes over what came of it. */
  call(tool: AgentTool, rawArguments: unknown): Promise<ToolOutcome> {
    return this.perform(tool.name, rawArguments, (context) => tool.run(rawArguments, context));
  }

  /** Does what a tool does in another way than the model would, e.g. for a button, and takes over what came of it. */
  async perform(
    tool: string,
    args: unknown,
    work: (context: ToolContext) => Promise<ToolOutcome>,
  ): Promise<ToolOutcome> {
    const outcome = await traceTool(tool, () => work(this.toToolContext()));
    this.apply(tool, args, outcome);
    return outcome;
  }

  /** Takes over the outcome of a tool, however it was called. */
  apply(tool: string, args: unknown, outcome: ToolOutcome): void {
    this.signal.throwIfAborted();
    if (outcome.memory) this.memory = outcome.memory;
    this.effects.push(...(outcome.effects ?? []));
    this.tools.push({ name: tool, arguments: args, result: outcome.facts });
    if (outcome.aside) this.asides.push(...outcome.presentation);
    else if (outcome.presentation.length > 0) this.present(tool, outcome.presentation);
    else this.needsWords = true;
  }

  /** Leaves a note about the turn in its trace, beside the tool calls. */
  note(name: string, found: readonly string[]): void {
    for (const kind of found) this.tools.push({ name, arguments: { kind }, result: { status: 'refused' } });
  }

  /** The model is about to be asked: what it owed from before is its to give now. */
  beginModelCall(): void {
    this.needsWords = false;
  }

  /** A tool call failed or wants the model to word the answer. */
  requireWords(): void {
    this.needsWords = true;
  }

  /** The tools have said everything themselves; no further model call is worth its time. */
  isAnswered(): boolean {
    return (this.presented.length > 0 || this.asides.length > 0) && !this.needsWords;
  }

  /** What the tools show, in the order they were called. */
  toParts(): ReplyPart[] {
    return this.presented.length > 0 ? this.presented.flatMap(({ parts }) => parts) : this.asides;
  }

  /** Whether one of the tools was called. */
  called(...tools: readonly string[]): boolean {
    return this.tools.some(({ name }) => tools.includes(name));
  }

  /** The name the customer gave in this turn. */
  private get newName(): string | undefined {
    return this.effects.findLast((effect) => effect.type === 'contact.name')?.payload.name;
  }

  private present(tool: string, parts: ReplyPart[]): void {
    const replaced = REPLACING.has(tool) ? this.presented.findIndex((one) => REPLACING.has(one.tool)) : -1;
    if (replaced >= 0) this.presented.splice(replaced, 1);
    this.presented.push({ tool, parts });
  }
}
