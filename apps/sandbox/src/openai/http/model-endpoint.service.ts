import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ModelAnswer, ModelCall } from '../conversation/model-call';
import { OpenAiStandIn } from '../openai-stand-in';
import type { RecordedRequest } from '../requests/recorded-request';
import { RequestAbortedError } from '../requests/request-aborted.error';
import { estimateUsage, type TokenUsage } from '../wire/estimate-tokens';
import { abortOnClose } from './abort-on-close';
import { OpenAiApiError } from './openai-api.error';
import { type ServerEvent, writeEvents } from './write-events';

/** How an endpoint writes an answer: as one body, or as events. */
export interface AnswerFormat {
  body: (answer: ModelAnswer, usage: TokenUsage) => object;
  events: (answer: ModelAnswer, usage: TokenUsage) => Iterable<ServerEvent>;
}

/** What both endpoints do with a request: record it, have it answered, write the answer. */
@Injectable()
export class ModelEndpoint {
  constructor(private readonly standIn: OpenAiStandIn) {}

  /**
   * @throws OpenAiApiError when the answer is an error
   * @throws RequestAbortedError when the caller hung up before the answer began
   */
  async serve(
    endpoint: RecordedRequest['endpoint'],
    { call, stream }: { call: ModelCall; stream: boolean },
    format: AnswerFormat,
    reply: FastifyReply,
  ): Promise<void> {
    const signal = abortOnClose(reply);
    const entry = this.standIn.requests.open(endpoint, call, stream);
    const began = performance.now();
    try {
      const answer = await this.standIn.answer(call, entry, signal);
      const usage = estimateUsage(call, answer);
      if (stream) await this.stream(format.events(answer, usage), reply, signal);
      else await reply.send(format.body(answer, usage));
      this.close(entry, signal.aborted ? 'aborted' : 'answered', call);
    } catch (error) {
      this.close(entry, error instanceof RequestAbortedError ? 'aborted' : 'failed', call);
      if (error instanceof OpenAiApiError) entry.status = error.status;
      // A stream that has begun cannot turn into an error any more.
      if (!(error instanceof RequestAbortedError && reply.raw.headersSent)) throw error;
    } finally {
      entry.durationMs = Math.round(performance.now() - began);
    }
  }

  private close(entry: RecordedRequest, outcome: 'answered' | 'aborted' | 'failed', call: ModelCall): void {
    entry.outcome = outcome;
    const saved = outcome === 'aborted' ? estimateUsage(call, this.standIn.think(call)).output : 0;
    this.standIn.requests.count(outcome, saved);
  }

  private stream(events: Iterable<ServerEvent>, reply: FastifyReply, signal: AbortSignal): Promise<void> {
    return writeEvents(reply, events, this.standIn.faults.tokenDelayMs ?? 0, signal);
  }
}
