import {
  type Agent,
  MaxTurnsExceededError,
  type Model,
  ModelBehaviorError,
  ModelRefusalError,
  OpenAIChatCompletionsModel,
  Runner,
  setSensitiveDataLoggingEnabled,
  setTracingDisabled,
} from '@openai/agents';
import type { Clock } from '@whatsapp-agent/contracts';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import OpenAI from 'openai';
import type { TurnRun } from '../assistant/turn-run';
import { traceAgent } from '../telemetry/agent-spans';
import { type CheckedOutput, checkOutput } from '../guardrails/check-output';
import { collectKnown } from '../guardrails/collect-known';
import { isGeneralAnswer } from '../guardrails/general-answer';
import { KnownWording } from '../guardrails/known-wording';
import { PROPERTY_WORDS } from '../guardrails/off-topic-words';
import type { ConversationState } from '../memory/conversation-state';
import { typedText } from '../memory/describe-content';
import { composeModelInput } from '../memory/model-input';
import { collectNoteFacts, composeStateNote } from '../memory/state-note';
import { type AssistantTexts, assistantTextsIn } from '../texts/assistant-texts';
import { buildAgents, ENDED_BY_TOOL } from './build-agents';
import { CircuitBreaker } from './circuit-breaker';
import { GuardedModel } from './guarded-model';
import { mapModelError } from './model-errors';
import type { Specialist } from '../specialists/specialist';
import { SupervisedModel } from './supervised-model';
import { TracedModel } from './traced-model';

/** How the model is reached: any endpoint that speaks OpenAI's chat completions. */
export interface ModelOptions {
  /** Root of the API, e.g. `https://api.openai.com/v1` (the default). */
  baseUrl?: string;
  apiKey: string;
  model: string;
  /** Longest a single model call may take. */
  timeoutMs: number;
}

const CLIENT_GRACE_MS = 1_000;
const OPENAI_URL = 'https://api.openai.com/v1';
/** Instructions without what a business adds: its greeting is there to be said. */
const PLAIN_BRIEF = { persona: { businessName: '' } };
const NO_SECRET = new KnownWording('');
/** A hand-over, a tool call, its repair, and the words. */
const MOST_MODEL_CALLS = 4;

/** The specialists and the model they share. Answers a turn; anything it cannot make sense of gets a polite sentence. */
export class AgentTeam {
  private readonly agents: Map<string, Agent<TurnRun>>;
  private readonly model: Model;
  /** What each specialist was told, which no answer repeats. */
  private readonly secrets: ReadonlyMap<string, KnownWording>;

  constructor(
    private readonly options: ModelOptions,
    specialists: readonly Specialist[],
    private readonly opener: string,
    clock: Clock,
  ) {
    setTracingDisabled(true);
    setSensitiveDataLoggingEnabled(false);
    const client = new OpenAI({
      apiKey: options.apiKey,
      baseURL: options.baseUrl ?? OPENAI_URL,
      organization: null,
      project: null,
      // The SDK's own limit covers the body too and fires first; this one is the safety net.
      timeout: options.timeoutMs + CLIENT_GRACE_MS,
      // A failed call fails the turn, which is retried from Postgres with back-off.
      maxRetries: 0,
      logLevel: 'off',
    });
    this.model = new GuardedModel(
      new TracedModel(new OpenAIChatCompletionsModel(client, options.model), options.model),
      new CircuitBreaker(clock),
    );
    this.agents = buildAgents(specialists);
    this.secrets = new Map(
      specialists.map(({ name, instructions }) => [name, new KnownWording(instructions(PLAIN_BRIEF))]),
    );
  }

  /**
   * Lets the specialist that keeps the conversation answer, or whom it hands over to.
   * @throws TransientError or PermanentError `MODEL.*` when the endpoint did not answer
   */
  async answer(run: TurnRun, state: ConversationState): Promise<{ parts: ReplyPart[]; specialist: string }> {
    const keeper = this.findAgent(state.specialist ?? this.opener);
    return traceAgent(keeper.name, run.turn.conversationId, async (answeredBy) => {
      const answer = await this.ask(keeper, run, state);
      answeredBy(answer.specialist);
      return answer;
    });
  }

  private async ask(
    keeper: Agent<TurnRun>,
    run: TurnRun,
    state: ConversationState,
  ): Promise<{ parts: ReplyPart[]; specialist: string }> {
    const note = collectNoteFacts(state, run);
    try {
      const result = await this.createRunner(run).run(
        keeper,
        composeModelInput(run.turn, composeStateNote(note), run.pictures),
        {
          context: run,
          signal: run.signal,
          maxTurns: MOST_MODEL_CALLS,
        },
      );
      const specialist = result.lastAgent?.name ?? keeper.name;
      const secret = this.secrets.get(specialist) ?? NO_SECRET;
      return { parts: toParts(result.finalOutput, run, note, secret), specialist };
    } catch (error) {
      return { parts: recover(error, run), specialist: keeper.name };
    }
  }

  private createRunner(run: TurnRun): Runner {
    return new Runner({
      model: new SupervisedModel(this.model, run),
      modelSettings: { timeoutMs: this.options.timeoutMs },
      tracingDisabled: true,
      traceIncludeSensitiveData: false,
      toolNotFoundBehavior: 'return_error_to_model',
      // Calls of one answer see each other's memory, so they run one after the other.
      toolExecution: { maxFunctionToolConcurrency: 1 },
    });
  }

  private findAgent(name: string): Agent<TurnRun> {
    const agent = this.agents.get(name) ?? this.agents.get(this.opener);
    if (!agent) throw new Error(`No agent is called ${this.opener}; name the opener among the specialists.`);
    return agent;
  }
}

/** The model's words, checked, and what the tools show; never nothing. */
function toParts(
  finalOutput: string | undefined,
  run: TurnRun,
  note: Record<string, unknown>,
  secret: KnownWording,
): ReplyPart[] {
  const shown = run.toParts();
  if (finalOutput === ENDED_BY_TOOL) return shown;
  const words = finalOutput?.trim() ?? '';
  const texts = assistantTextsIn(run.locale);
  if (words === '') return shown.length > 0 ? shown : [{ kind: 'text', text: texts.confused }];
  if (isOffSubject(words, run)) {
    run.note('guardrail', ['out_of_scope']);
    return [{ kind: 'text', text: texts.outOfScope }, ...shown];
  }
  const { text, removed, reason } = checkOutput(words, collectKnown(run, note, secret));
  if (removed > 0) run.note('guardrail', [reason ?? 'ungrounded']);
  if (text !== '') return [{ kind: 'text', text }, ...shown];
  return shown.length > 0 ? shown : [{ kind: 'text', text: sentenceInstead(reason, texts) }];
}

/** The model explained something else, asked by nobody who spoke of property. */
function isOffSubject(words: string, { tools, turn }: TurnRun): boolean {
  const asked = turn.pending.some((message) => PROPERTY_WORDS.test(typedText(message)));
  return tools.length === 0 && !asked && isGeneralAnswer(words);
}

function sentenceInstead(reason: CheckedOutput['reason'], texts: AssistantTexts): string {
  switch (reason) {
    case 'steering':
      return texts.fairHousing;
    case 'out_of_scope':
      return texts.outOfScope;
    case undefined:
      return texts.unconfirmed;
  }
}

/** A model that makes no sense gets a polite sentence in its place; an endpoint that fails is an error. */
function recover(error: unknown, run: TurnRun): ReplyPart[] {
  run.signal.throwIfAborted();
  const mapped = mapModelError(error);
  if (mapped) throw mapped;
  const texts = assistantTextsIn(run.locale);
  if (error instanceof ModelRefusalError) return [{ kind: 'text', text: texts.outOfScope }];
  if (error instanceof ModelBehaviorError || error instanceof MaxTurnsExceededError) {
    const shown = run.toParts();
    return shown.length > 0 ? shown : [{ kind: 'text', text: texts.confused }];
  }
  throw error;
}
