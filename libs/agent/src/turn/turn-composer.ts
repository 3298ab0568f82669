import type {
  CommitRequest,
  OutboxDraft,
  StagedEffect,
  ToolTrace,
  TurnContext,
  TurnUsage,
} from '@whatsapp-agent/contracts';
import { stageHandover } from '@whatsapp-agent/tools';
import { renderReply } from '@whatsapp-agent/whatsapp';
import type { Assistant } from '../assistant/assistant';
import { loadState } from '../memory/conversation-state';
import { describeCustomer } from '../memory/describe-customer';
import { draftNotice } from './notices';

/** What a turn came up with. */
export interface ComposedTurn {
  /** Inbox rows it answers. */
  answered: string[];
  result: 'answered' | 'control' | 'noted';
  outbox: OutboxDraft[];
  state?: unknown;
  effects: StagedEffect[];
  tools: ToolTrace[];
  usage: Omit<TurnUsage, 'ms'>;
}

/** Decides what to answer: a control word by its notice, everything else by the assistant. Changes nothing. */
export class TurnComposer {
  constructor(private readonly assistant: Assistant) {}

  async compose(turn: TurnContext, signal: AbortSignal): Promise<ComposedTurn> {
    const commands = turn.pending.filter(({ control }) => control !== undefined);
    return commands.length > 0 ? confirmControl(turn, commands) : this.think(turn, signal);
  }

  private async think(turn: TurnContext, signal: AbortSignal): Promise<ComposedTurn> {
    const { reply, state, effects, tools, usage } = await this.assistant.respond(turn, signal);
    const drafts: OutboxDraft[] = renderReply(reply);
    // A conversation that a person takes over hears of it; of the agent's messages only `control` ones may leave then.
    const outbox = effects.some(({ type }) => type === 'conversation.handover')
      ? drafts.map((draft): OutboxDraft => ({ ...draft, purpose: 'control' }))
      : drafts;
    return {
      answered: turn.pending.map(({ id }) => id),
      result: outbox.length > 0 ? 'answered' : 'noted',
      outbox,
      state,
      effects,
      tools,
      usage,
    };
  }
}

// Only the command itself: what came with it is answered by the next turn, or by the person who took over.
function confirmControl(turn: TurnContext, commands: TurnContext['pending']): ComposedTurn {
  const last = commands.at(-1)?.control;
  return {
    answered: commands.map(({ id }) => id),
    result: 'control',
    outbox: last ? [draftNotice(last, turn)] : [],
    effects: last === 'takeover' ? [stageKeywordHandover(turn)] : [],
    tools: [],
    usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 },
  };
}

/** The word has taken over already; what the person needs to know is added by the turn that confirms it. */
function stageKeywordHandover(turn: TurnContext): StagedEffect {
  const { memory } = loadState(turn.state);
  const customer = describeCustomer(turn);
  return stageHandover(turn.conversationId, 'keyword', 'asked for a person', { memory, customer });
}

/** The commit of a composed turn. */
export function toCommit(
  turn: TurnContext,
  composed: ComposedTurn,
  owner: string,
  ms: number,
): CommitRequest {
  const { usage, ...rest } = composed;
  const { conversationId, turnId, fence, epoch } = turn;
  return { ...rest, conversationId, turnId, fence, epoch, owner, usage: { ...usage, ms: Math.round(ms) } };
}
