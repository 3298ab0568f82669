import { Logger } from '@nestjs/common';
import type { Conclusion } from '../telemetry/conclusion';
import type { DeliveryMetrics } from '../telemetry/delivery-metrics';
import { traceDelivery } from '../telemetry/trace-delivery';
import type { BoundHandler } from './bound-handler';
import { describeError, isSwallowedByNest } from './classify-error';
import type { DeadLetterPublisher } from './dead-letter.publisher';
import type { DeliveryCounters } from './delivery-counters';
import type { HandlerRegistry } from './handler-registry';
import type { Outcome, ParkReason, Settlement } from './outcome';
import { PubSubContext, type DeliverySignals } from './pubsub-context';
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

const ABORTED: Conclusion = { settlement: 'nack', result: 'aborted', errorType: 'aborted' };

/** From a message to its settlement: route, decode, handle, decide, park. The same for pull and push. */
export class MessageDispatcher {
  private readonly logger = new Logger(MessageDispatcher.name);
  private warnedOfSwallowedErrors = false;

  constructor(private readonly parts: DispatcherParts) {}

  /** Never rejects: whatever goes wrong, the answer is a settlement. */
  async dispatch(message: ReceivedMessage, signals: DeliverySignals): Promise<Settlement> {
    const startedAt = performance.now();
    const { signal } = signals;
    const record = ({ result }: Conclusion) =>
      this.parts.metrics.onProcessed(message.subscription, result, (performance.now() - startedAt) / 1000);
    // At once, not when the handler ends: it may never, and the message is given back now.
    const onAbort = () => record(ABORTED);
    signal.addEventListener('abort', onAbort, { once: true });
    const conclusion = await this.decide(message, signals);
    signal.removeEventListener('abort', onAbort);
    if (!signal.aborted) record(conclusion);
    return conclusion.settlement;
  }

  private async decide(message: ReceivedMessage, signals: DeliverySignals): Promise<Conclusion> {
    try {
      const pattern = this.parts.findPattern(message);
      return await traceDelivery(message, pattern, signals.signal, async () => {
        const outcome = await this.handle(message, pattern, signals);
        // An aborted delivery was given back already; counting or parking it now would double it.
        return signals.signal.aborted ? ABORTED : await this.conclude(message, outcome);
      });
    } catch (error) {
      return this.retry(message, error);
    }
  }

  private async handle(
    message: ReceivedMessage,
    pattern: string | undefined,
    signals: DeliverySignals,
  ): Promise<Outcome> {
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
    return this.parts.run(found.handlers, payload, new PubSubContext([message, pattern, signals]));
  }

  private findRoute(pattern: string): string {
    try {
      return this.parts.toRoute(pattern);
    } catch {
      return pattern;
    }
  }

  private async conclude(message: ReceivedMessage, outcome: Outcome): Promise<Conclusion> {
    switch (outcome.kind) {
      case 'handled':
      case 'foreign':
        this.parts.counters.add(outcome.kind);
        return { settlement: 'ack', result: outcome.kind };
      case 'retry':
        return this.retry(message, outcome.error);
      case 'park':
        return this.park(message, outcome.reason);
    }
  }

  private retry(message: ReceivedMessage, error: unknown): Conclusion {
    this.parts.counters.add('retried');
    this.logger.warn(`Message ${message.id} will be retried: ${describeError(error)}.${framesOf(error)}`);
    if (isSwallowedByNest(error) && !this.warnedOfSwallowedErrors) {
      this.warnedOfSwallowedErrors = true;
      this.logger.warn(
        'Nest replaced an error of a handler, so its `disposition` is lost and it counts as a retry. ' +
          'Connect the server with connectPubSub(), or put @UseFilters(PubSubExceptionFilter) on the controller.',
      );
    }
    return { settlement: 'nack', result: 'retried', errorType: describeError(error) };
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
