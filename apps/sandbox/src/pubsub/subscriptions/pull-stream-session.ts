import type { FaultInjector } from '../faults/fault-injector';
import type { StreamingPullRequest } from '../wire/pubsub.schema';
import { StatusError } from '../wire/status.error';
import { toStatus } from '../wire/unary-handler';
import { acknowledgeAll, modifyDeadlines } from './settlement';
import { type PullStream, StreamingConsumer } from './streaming-consumer';
import type { Subscription } from './subscription';

export interface PullStreamSurroundings {
  readonly faults: FaultInjector;
  readonly heartbeatMs: number;
  /** @throws StatusError when there is no such subscription or it cannot be pulled from. */
  readonly getPullable: (name: string) => Subscription;
}

/** The conversation on one StreamingPull: an opening request, then acknowledgements, deadlines and pings. */
export class PullStreamSession {
  private subscription: Subscription | undefined;
  private consumer: StreamingConsumer | undefined;

  constructor(
    private readonly stream: PullStream,
    private readonly surroundings: PullStreamSurroundings,
  ) {
    stream.on('data', (request: StreamingPullRequest) => this.receive(request));
    for (const event of ['end', 'cancelled', 'close']) {
      stream.on(event, () => (this.consumer ? this.consumer.disconnect() : stream.end()));
    }
  }

  private receive(request: StreamingPullRequest): void {
    try {
      if (this.consumer && this.subscription) this.continue(this.subscription, this.consumer, request);
      else this.open(request);
    } catch (error) {
      this.fail(toStatus(error));
    }
  }

  private open(request: StreamingPullRequest): void {
    const { faults, getPullable, heartbeatMs } = this.surroundings;
    faults.assertAvailable();
    if (request.subscription === '') {
      throw new StatusError('INVALID_ARGUMENT', 'first message must set subscription');
    }
    assertStreamDeadline(request.streamAckDeadlineSeconds);
    this.subscription = getPullable(request.subscription);
    this.consumer = new StreamingConsumer(this.stream, this.subscription, request, heartbeatMs);
  }

  private continue(
    subscription: Subscription,
    consumer: StreamingConsumer,
    request: StreamingPullRequest,
  ): void {
    if (request.streamAckDeadlineSeconds !== 0) {
      assertStreamDeadline(request.streamAckDeadlineSeconds);
      consumer.ackDeadlineSeconds = request.streamAckDeadlineSeconds;
    }
    const exactlyOnce = subscription.resource.enableExactlyOnceDelivery;
    if (request.ackIds.length > 0) {
      const report = acknowledgeAll(subscription, this.surroundings.faults, request.ackIds);
      const acknowledgeConfirmation = {
        ackIds: report.accepted,
        invalidAckIds: report.invalid,
        unorderedAckIds: report.unordered,
        temporaryFailedAckIds: report.temporary,
      };
      if (exactlyOnce) consumer.confirm({ acknowledgeConfirmation });
    }
    request.modifyDeadlineAckIds.forEach((ackId, index) => {
      const report = modifyDeadlines(subscription, [ackId], request.modifyDeadlineSeconds[index] ?? 0);
      const modifyAckDeadlineConfirmation = {
        ackIds: report.accepted,
        invalidAckIds: report.invalid,
        temporaryFailedAckIds: report.temporary,
      };
      if (exactlyOnce) consumer.confirm({ modifyAckDeadlineConfirmation });
    });
    if (request.ackIds.length === 0 && request.modifyDeadlineAckIds.length === 0) consumer.keepAlive();
  }

  private fail(error: StatusError): void {
    if (this.consumer) this.consumer.end(error);
    else this.stream.emit('error', error);
  }
}

function assertStreamDeadline(seconds: number): void {
  if (seconds < 10 || seconds > 600) {
    throw new StatusError(
      'INVALID_ARGUMENT',
      'stream_ack_deadline_seconds must be between 10 and 600 seconds',
    );
  }
}
