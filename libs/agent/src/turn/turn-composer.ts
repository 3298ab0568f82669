import type {
  CommitRequest,
  OutboxDraft,
  StagedEffect,
  ToolTrace,
  TurnContext,
  TurnUsage,
} from '@whatsapp-agent/contracts';
import { renderReply } from '@whatsapp-agent/whatsapp';
import type { Assistant } from '../assistant/assistant';
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
    const outbox: OutboxDraft[] = renderReply(reply);
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
    effects: [],
    tools: [],
    usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 },
  };
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
