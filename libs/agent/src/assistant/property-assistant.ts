import type {
  Clock,
  MessageNotes,
  PendingInbound,
  PlacesProvider,
  PropertyCatalog,
  TurnContext,
  VisitBook,
} from '@whatsapp-agent/contracts';
import type { Locale } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { AgentTeam, type ModelOptions } from '../agents/agent-team';
import { ModelMeter } from '../agents/model-meter';
import { type Screening, screenTurn } from '../guardrails/screen-turn';
import { formatToday } from '../instructions/format-today';
import { readPersona } from '../instructions/persona';
import { INSTRUCTIONS_VERSION } from '../instructions/shared-rules';
import { type ConversationState, loadState } from '../memory/conversation-state';
import { classifyContent, type ContentClass } from '../memory/describe-content';
import { chooseLocale } from '../memory/turn-locale';
import { collectOffered } from '../memory/collect-offered';
import { PROPERTY_FOLLOW_UP } from '../specialists/property-follow-up.specialist';
import { addToJournal } from '../memory/journal';
import { SPECIALISTS } from '../specialists/specialists';
import { TRIAGE } from '../specialists/triage.specialist';
import { VISIT_SCHEDULING } from '../specialists/visit-scheduling.specialist';
import { TurnTelemetry } from '../telemetry/turn-telemetry';
import { type MediaPorts, MediaReader } from '../understanding/media-reader';
import { orientTurn } from '../understanding/orient-turn';
import { answerAdvert } from './answer-advert';
import { answerPendingVisit } from './answer-pending-visit';
import { answerPin, asksForStart } from './answer-pin';
import { answerUnreadable } from './answer-unreadable';
import { askForName } from './ask-for-name';
import type { Assistant, AssistantReply } from './assistant';
import { keepVisitInMind } from './keep-visit-in-mind';
import { presentRefusals } from './present-refusals';
import { pressButtons } from './press-buttons';
import { stageLeads } from './stage-leads';
import { TurnRun } from './turn-run';

/** What a {@link PropertyAssistant} works with. */
export interface PropertyAssistantOptions {
  model: ModelOptions;
  catalog: PropertyCatalog;
  visits: VisitBook;
  clock: Clock;
  /** Absent where no provider of places is configured. */
  places?: PlacesProvider;
  /** How voice notes and pictures are read; without it they are not. */
  reading?: MediaPorts;
  /** What is known about quoted messages; without it a quote is only its words. */
  notes?: MessageNotes;
}

interface Answer {
  parts: ReplyPart[];
  specialist: string;
}

/**
 * Answers property conversations: deterministically where a button or an unreadable message allows it, with
 * the agents otherwise. One instance serves all tenants and turns; it keeps nothing between them.
 */
export class PropertyAssistant implements Assistant {
  private readonly team: AgentTeam;
  private readonly reader: MediaReader;
  private readonly telemetry = new TurnTelemetry();

  constructor(private readonly options: PropertyAssistantOptions) {
    this.team = new AgentTeam(options.model, SPECIALISTS, TRIAGE.name, options.clock);
    this.reader = new MediaReader({ notes: options.notes, ...options.reading });
  }

  async respond(turn: TurnContext, signal: AbortSignal): Promise<AssistantReply> {
    signal.throwIfAborted();
    const state = loadState(turn.state);
    const read = await this.reader.read(turn, signal);
    const screening = screenTurn(read.turn);
    const run = this.startRun(screening.turn, state, signal, chooseLocale(read.turn));
    run.pictures = read.pictures;
    try {
      await orientTurn(run, this.options.notes);
      const answer = await this.answer(run, state, screening);
      signal.throwIfAborted();
      return toReply(answer, run, state);
    } catch (error) {
      this.telemetry.onDiscarded(run.meter.toUsage(), signal.aborted ? 'aborted' : 'failed');
      // Whatever an aborted run throws, the caller wants to hear why it was aborted.
      signal.throwIfAborted();
      throw error;
    }
  }

  private async answer(run: TurnRun, state: ConversationState, { refused }: Screening): Promise<Answer> {
    const rest = await this.answerRest(run, state);
    const refusals = presentRefusals(refused, rest.parts.length > 0, run.locale);
    run.note('guardrail', [...refused]);
    return { ...rest, parts: [...refusals, ...rest.parts] };
  }

  private async answerRest(run: TurnRun, state: ConversationState): Promise<Answer> {
    const specialist = state.specialist ?? TRIAGE.name;
    const classes = new Set(run.turn.pending.map((message) => classify(message, run)));
    classes.delete('silent');
    if (classes.size === 0) return { parts: [], specialist };
    if (!classes.has('words') && !classes.has('button')) {
      const unread = answerUnreadable(run.turn.pending, run.locale);
      if (!classes.has('pin')) return { parts: unread, specialist };
      const near = await answerPin(run, state.awaitsStart ?? false);
      return { parts: [...near.parts, ...unread], specialist: near.specialist };
    }
    if (!classes.has('words')) {
      const pressed = await pressButtons(run, state);
      if (pressed) return { parts: pressed.parts, specialist: pressed.specialist ?? specialist };
    }
    const opening = await answerAdvert(run);
    if (opening) return { parts: opening, specialist: PROPERTY_FOLLOW_UP.name };
    const timed = await answerPendingVisit(run);
    return timed ? { parts: timed, specialist: VISIT_SCHEDULING.name } : this.team.answer(run, state);
  }

  private startRun(
    turn: TurnContext,
    state: ConversationState,
    signal: AbortSignal,
    locale: Locale,
  ): TurnRun {
    const persona = readPersona(turn.tenant);
    const { model, reading: _reading, notes: _notes, ...ports } = this.options;
    const today = formatToday(ports.clock.now(), turn.tenant.timezone);
    const meter = new ModelMeter(model.model);
    return new TurnRun(turn, state.memory, locale, { persona }, today, signal, meter, ports, state.pin);
  }
}

/** A picture the model may look at is as good as words. */
function classify({ id, content }: PendingInbound, run: TurnRun): ContentClass {
  return run.pictures.has(id) ? 'words' : classifyContent(content);
}

function toReply(answer: Answer, run: TurnRun, state: ConversationState): AssistantReply {
  const { specialist } = answer;
  run.effects.push(...stageLeads(run));
  const { parts, ...asked } = askForName(keepVisitInMind(answer.parts, run), run, state);
  const offered = collectOffered(parts);
  const next: ConversationState = {
    ...state,
    ...asked,
    memory: run.memory,
    ...(run.pin ? { pin: run.pin } : {}),
    awaitsStart: asksForStart(run),
    specialist,
    locale: run.locale,
    instructions: INSTRUCTIONS_VERSION,
    journal: addToJournal(state.journal, run.turn, run.tools),
    // An answer without buttons leaves the ones above it on the screen.
    offered: offered.length > 0 ? offered : state.offered,
  };
  return {
    reply: { parts },
    state: next,
    effects: run.effects,
    tools: run.tools,
    usage: run.meter.toUsage(),
    specialist,
  };
}
