import { Logger } from '@nestjs/common';
import { ABORTED, FOREIGN, HANDLED, type Conclusion } from '../telemetry/conclusion';
import type { DeliveryMetrics } from '../telemetry/delivery-metrics';
import { DeliveryTracer } from '../telemetry/delivery-tracer';
import type { BoundHandler } from './bound-handler';
import { describeError, isSwallowedByNest } from './classify-error';
import type { DeadLetterPublisher } from './dead-letter.publisher';
import type { Delivery } from './delivery';
import type { DeliveryCounters } from './delivery-counters';
import type { HandlerRegistry } from './handler-registry';
import type { Outcome, ParkReason } from './outcome';
import { PubSubContext } from './pubsub-context';
import type { ReceivedMessage } from './received-message';

/** What the dispatcher needs of the server around it. */
export interface DispatcherParts {
  readonly registry: HandlerRegistry;
  readonly counters: DeliveryCounters;
  readonly metrics: DeliveryMetrics;
  readonly deadLetter?: DeadLetterPublisher;
  /** The pattern of a message, undefined when it names none. */
  readonly findPattern: (message: ReceivedMessage) => string | undefined;
  /** Pattern to registry key. May throw for a hostile pattern. */
  readonly toRoute: (pattern: string) => string;
  readonly decode: (data: Buffer, attributes: Readonly<Record<string, string>>) => unknown;
  readonly run: (
    handlers: readonly BoundHandler[],
    payload: unknown,
    context: PubSubContext,
  ) => Promise<Outcome>;
}

type RetryOutcome = Extract<Outcome, { kind: 'retry' }>;

/** Patterns come from messages: somebody may send a new one each time. */
const MAX_REMEMBERED_ROUTES = 1_000;

/** From a message to its settlement: route, decode, handle, decide, park. The same for pull and push. */
export class MessageDispatcher {
  private readonly logger = new Logger(MessageDispatcher.name);
  private readonly tracer = new DeliveryTracer();
  private readonly routes = new Map<string, string>();
  private warnedOfSwallowedErrors = false;

  constructor(private readonly parts: DispatcherParts) {}

  /** Never rejects: whatever goes wrong, the answer is a settlement. An aborted delivery is not counted here. */
  dispatch(message: ReceivedMessage, delivery: Delivery): Promise<Conclusion> {
    delivery.startedAt = this.parts.metrics.now();
    try {
      const pattern = this.parts.findPattern(message);
      return this.tracer.run(message, pattern, delivery, () => this.handle(message, pattern, delivery));
    } catch (error) {
      return Promise.resolve(this.record(message, this.retry(message, { kind: 'retry', error }), delivery));
    }
  }

  /** All of it in one async function: each one more lives as long as the handler runs, a thousand times over. */
  private async handle(
    message: ReceivedMessage,
    pattern: string | undefined,
    delivery: Delivery,
  ): Promise<Conclusion> {
    let conclusion: Conclusion;
    try {
      const outcome = await this.findOutcome(message, pattern, delivery);
      // An aborted delivery was given back already; counting or parking it now would double it.
      if (delivery.aborted) return ABORTED;
      const concluded = this.conclude(message, outcome);
      conclusion = concluded instanceof Promise ? await concluded : concluded;
    } catch (error) {
      conclusion = this.retry(message, { kind: 'retry', error });
    }
    return delivery.aborted ? conclusion : this.record(message, conclusion, delivery);
  }

  private record(
    { subscription }: ReceivedMessage,
    conclusion: Conclusion,
    { startedAt = 0 }: Delivery,
  ): Conclusion {
    const { metrics } = this.parts;
    metrics.onProcessed(subscription, conclusion.result, (metrics.now() - startedAt) / 1000);
    return conclusion;
  }

  private findOutcome(
    message: ReceivedMessage,
    pattern: string | undefined,
    delivery: Delivery,
  ): Outcome | Promise<Outcome> {
    if (pattern === undefined) return park('NO_PATTERN');
    const found = this.parts.registry.find(this.findRoute(pattern), message.subscription);
    if (found.kind === 'foreign') return { kind: 'foreign' };
    if (found.kind === 'none') return park('NO_HANDLER');
    let payload: unknown;
    try {
      payload = this.parts.decode(message.data, message.attributes);
    } catch {
      return park('UNDECODABLE');
    }
    return this.parts.run(found.handlers, payload, new PubSubContext([message, pattern, delivery]));
  }

  /** Remembered: Nest parses every pattern as JSON first, and throws and catches for each that is a plain name. */
  private findRoute(pattern: string): string {
    const known = this.routes.get(pattern);
    if (known !== undefined) return known;
    const route = this.computeRoute(pattern);
    if (this.routes.size < MAX_REMEMBERED_ROUTES) this.routes.set(pattern, route);
    return route;
  }

  private computeRoute(pattern: string): string {
    try {
      return this.parts.toRoute(pattern);
    } catch {
      return pattern;
    }
  }

  private conclude(message: ReceivedMessage, outcome: Outcome): Conclusion | Promise<Conclusion> {
    switch (outcome.kind) {
      case 'handled':
        this.parts.counters.add('handled');
        return HANDLED;
      case 'foreign':
        this.parts.counters.add('foreign');
        return FOREIGN;
      case 'retry':
        return this.retry(message, outcome);
      case 'park':
        return this.park(message, outcome.reason);
    }
  }

  private retry(message: ReceivedMessage, { error, afterMs }: RetryOutcome): Conclusion {
    this.parts.counters.add('retried');
    this.logger.warn(`Message ${message.id} will be retried: ${describeError(error)}.${framesOf(error)}`);
    if (isSwallowedByNest(error) && !this.warnedOfSwallowedErrors) {
      this.warnedOfSwallowedErrors = true;
      this.logger.warn(
        'Nest replaced an error of a handler, so its `disposition` is lost and it counts as a retry. ' +
          'Connect the server with connectPubSub(), or put @UseFilters(PubSubExceptionFilter) on the controller.',
      );
    }
    return { settlement: 'nack', result: 'retried', errorType: describeError(error), retryAfterMs: afterMs };
  }

  private async park(message: ReceivedMessage, reason: string): Promise<Conclusion> {
    const { counters, deadLetter } = this.parts;
    if (!deadLetter) return this.giveUpParking(message, reason, 'no deadLetterTopic is configured');
    try {
      await deadLetter.park(message, reason);
    } catch (error) {
      return this.giveUpParking(message, reason, describeError(error));
    }
    counters.add('parked');
    this.logger.error(`Message ${message.id} of '${message.subscription}' was parked: ${reason}.`);
    return { settlement: 'ack', result: 'parked', errorType: reason };
  }

  private giveUpParking(message: ReceivedMessage, reason: string, why: string): Conclusion {
    this.parts.counters.add('parkFailed');
    this.parts.counters.add('retried');
    this.logger.error(`Message ${message.id} should be parked (${reason}) but is retried: ${why}.`);
    return { settlement: 'nack', result: 'park_failed', errorType: reason };
  }
}

function park(reason: ParkReason): Outcome {
  return { kind: 'park', reason };
}

/** Where it happened, without the message of the error, which may quote the payload. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error) || 'disposition' in error) return '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames.length > 0 ? `\n${frames.join('\n')}` : '';
}
