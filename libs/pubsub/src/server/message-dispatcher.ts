import { Logger } from '@nestjs/common';
import { runInTraceContext } from '../trace/trace-context';
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

/** From a message to its settlement: route, decode, handle, decide, park. The same for pull and push. */
export class MessageDispatcher {
  private readonly logger = new Logger(MessageDispatcher.name);
  private warnedOfSwallowedErrors = false;

  constructor(private readonly parts: DispatcherParts) {}

  /** Never rejects: whatever goes wrong, the answer is a settlement. */
  async dispatch(message: ReceivedMessage, signals: DeliverySignals): Promise<Settlement> {
    try {
      return await runInTraceContext(message.attributes, async () => {
        const outcome = await this.handle(message, signals);
        // An aborted delivery was given back already; counting or parking it now would double it.
        return signals.signal.aborted ? 'nack' : await this.conclude(message, outcome);
      });
    } catch (error) {
      return this.retry(message, error);
    }
  }

  private async handle(message: ReceivedMessage, signals: DeliverySignals): Promise<Outcome> {
    const pattern = this.parts.findPattern(message);
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

  private async conclude(message: ReceivedMessage, outcome: Outcome): Promise<Settlement> {
    switch (outcome.kind) {
      case 'handled':
      case 'foreign':
        this.parts.counters.add(outcome.kind);
        return 'ack';
      case 'retry':
        return this.retry(message, outcome.error);
      case 'park':
        return this.park(message, outcome.reason);
    }
  }

  private retry(message: ReceivedMessage, error: unknown): Settlement {
    this.parts.counters.add('retried');
    this.logger.warn(`Message ${message.id} will be retried: ${describeError(error)}.${framesOf(error)}`);
    if (isSwallowedByNest(error) && !this.warnedOfSwallowedErrors) {
      this.warnedOfSwallowedErrors = true;
      this.logger.warn(
        'Nest replaced an error of a handler, so its `disposition` is lost and it counts as a retry. ' +
          'Connect the server with connectPubSub(), or put @UseFilters(PubSubExceptionFilter) on the controller.',
      );
    }
    return 'nack';
  }

  private async park(message: ReceivedMessage, reason: string): Promise<Settlement> {
    const { counters, deadLetter } = this.parts;
    if (!deadLetter) return this.giveUpParking(message, reason, 'no deadLetterTopic is configured');
    try {
      await deadLetter.park(message, reason);
    } catch (error) {
      return this.giveUpParking(message, reason, describeError(error));
    }
    counters.add('parked');
    this.logger.error(`Message ${message.id} of '${message.subscription}' was parked: ${reason}.`);
    return 'ack';
  }

  private giveUpParking(message: ReceivedMessage, reason: string, why: string): Settlement {
    this.parts.counters.add('parkFailed');
    this.parts.counters.add('retried');
    this.logger.error(`Message ${message.id} should be parked (${reason}) but is retried: ${why}.`);
    return 'nack';
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
