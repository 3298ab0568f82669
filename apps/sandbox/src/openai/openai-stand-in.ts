import { StrikeCounter } from '../faults/strike-counter';
import type { ModelAnswer, ModelCall } from './conversation/model-call';
import { DemoModel } from './demo-model';
import { EchoModel } from './echo/echo-model';
import type { EchoSettings } from './echo/echo-settings';
import { OpenAiApiError } from './http/openai-api.error';
import type { OpenAiFaultRate, OpenAiFaults } from './openai-faults';
import type { RecordedRequest } from './requests/recorded-request';
import { RequestLog } from './requests/request-log';
import { wait, waitForAbort } from './requests/wait';
import type { ScriptStep } from './script/script-step';

/** The model behind the API, with what tests may do to it: faults, a script, and a look at what it was asked. */
export class OpenAiStandIn {
  faults: OpenAiFaults = {};
  readonly strikes = new StrikeCounter();
  readonly requests = new RequestLog();
  private readonly model = new DemoModel();
  private echo?: EchoModel;
  private steps: ScriptStep[] = [];

  /** `random` decides whom faults strike: from 0 to below 1. */
  constructor(private readonly random: () => number = Math.random) {}

  /** Steps that no request has taken yet. */
  get script(): readonly ScriptStep[] {
    return this.steps;
  }

  /** Replaces the script; each of the next requests takes one step, then the rules answer again. */
  play(steps: readonly ScriptStep[]): void {
    this.steps = [...steps];
  }

  /** Lets the echo model answer instead of the rules; nothing gives the rules back. */
  playEcho(settings?: EchoSettings): void {
    this.echo = settings && new EchoModel(settings, this.random);
  }

  /** What the answer to a request would be, now. */
  think(call: ModelCall): ModelAnswer {
    return (this.echo ?? this.model).answer(call);
  }

  /** Forgets script, echo and requests. Faults are healed by their own panel. */
  reset(): void {
    this.steps = [];
    this.echo = undefined;
    this.requests.clear();
  }

  /**
   * Answers a request, by the script or by the rules.
   * @throws OpenAiApiError when a fault strikes or the script says so
   * @throws RequestAbortedError when the caller hangs up meanwhile
   */
  async answer(call: ModelCall, entry: RecordedRequest, signal: AbortSignal): Promise<ModelAnswer> {
    // Taken at once: two requests at the same time get two different steps.
    const step = this.steps.shift();
    entry.scripted = step !== undefined;
    const delay = this.faults.delayMs ?? 0;
    if (delay > 0) this.strikes.note('delayMs');
    await wait(delay + (step?.delayMs ?? this.echo?.drawDelay() ?? 0), signal);
    if (this.isStruck('hang')) await waitForAbort(signal);
    if (this.isStruck('rate429')) throw OpenAiApiError.ofStatus(429);
    if (this.isStruck('rate500')) throw OpenAiApiError.ofStatus(500);
    if (step?.status !== undefined) throw OpenAiApiError.ofStatus(step.status);
    const answer = step ? toAnswer(step) : this.think(call);
    entry.toolCalls = answer.toolCalls.map(({ name }) => name);
    return this.isStruck('malformedToolArguments') ? breakArguments(answer) : answer;
  }

  private isStruck(fault: OpenAiFaultRate): boolean {
    const rate = this.faults[fault] ?? 0;
    return this.strikes.note(fault, rate > 0 && this.random() < rate);
  }
}

function toAnswer({ text, toolCalls = [] }: ScriptStep): ModelAnswer {
  return { ...(text === undefined ? {} : { text }), toolCalls };
}

/** Cuts the JSON in half, as a model does that runs out of tokens. */
function breakArguments(answer: ModelAnswer): ModelAnswer {
  return {
    ...answer,
    toolCalls: answer.toolCalls.map((call) => ({
      ...call,
      arguments: call.arguments.slice(0, Math.ceil(call.arguments.length / 2)),
    })),
  };
}
