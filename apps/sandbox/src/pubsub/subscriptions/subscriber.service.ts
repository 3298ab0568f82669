import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { FaultInjector } from '../faults/fault-injector';
import type { BrokerOptions } from '../registry/broker-options';
import type { ResourceRegistry } from '../registry/resource-registry';
import { SnapshotService } from '../snapshots/snapshot.service';
import { toMilliseconds } from '../wire/duration';
import { findExactlyOnceFailure } from '../wire/exactly-once-failure';
import { pageOf, type PageRequest } from '../wire/page';
import type { PubSubProtocol } from '../wire/pubsub.protos';
import type { PushConfig, SubscriptionResource, WireDuration } from '../wire/pubsub.schema';
import { projectOf } from '../wire/resource-name';
import { StatusError } from '../wire/status.error';
import { type OnCancelled, unaryBehind } from '../wire/unary-handler';
import { applyUpdateMask } from '../wire/update-mask';
import type { AckReport } from './ack-report';
import { PullConsumer } from './pull-consumer';
import { PullStreamSession } from './pull-stream-session';
import { seekToSnapshot, seekToTime } from './seek';
import { acknowledgeAll, modifyDeadlines } from './settlement';
import type { PullStream } from './streaming-consumer';
import type { Subscription } from './subscription';

const MUTABLE_SUBSCRIPTION_FIELDS: readonly (keyof SubscriptionResource & string)[] = [
  'ackDeadlineSeconds',
  'deadLetterPolicy',
  'enableExactlyOnceDelivery',
  'expirationPolicy',
  'labels',
  'messageRetentionDuration',
  'pushConfig',
  'retainAckedMessages',
  'retryPolicy',
];

interface UpdateRequest {
  subscription: SubscriptionResource;
  updateMask: { paths: string[] } | null;
}

interface AckRequest {
  subscription: string;
  ackIds: string[];
}

interface PullRequest {
  subscription: string;
  maxMessages: number;
  returnImmediately: boolean;
}

interface SeekRequest {
  subscription: string;
  time?: WireDuration | null;
  snapshot?: string;
}

/** `google.pubsub.v1.Subscriber`. */
export class SubscriberService {
  private readonly snapshots: SnapshotService;

  constructor(
    private readonly registry: ResourceRegistry,
    private readonly faults: FaultInjector,
    private readonly protocol: PubSubProtocol,
    private readonly options: Required<BrokerOptions>,
  ) {
    this.snapshots = new SnapshotService(registry);
  }

  methods(): UntypedServiceImplementation {
    const { registry } = this;
    const unary = unaryBehind(() => this.faults.assertAvailable());
    return {
      ...this.snapshots.methods(unary),
      CreateSubscription: unary(
        (request: SubscriptionResource) => registry.createSubscription(request).resource,
      ),
      GetSubscription: unary(
        ({ subscription }: { subscription: string }) => registry.getSubscription(subscription).resource,
      ),
      UpdateSubscription: unary((request: UpdateRequest) => this.update(request)),
      ListSubscriptions: unary((request: PageRequest & { project: string }) => this.list(request)),
      DeleteSubscription: unary(({ subscription }: { subscription: string }) => {
        registry.deleteSubscription(subscription);
        return {};
      }),
      ModifyPushConfig: unary((request: { subscription: string; pushConfig: PushConfig | null }) => {
        const subscription = registry.getSubscription(request.subscription);
        const { pushConfig } = request;
        registry.replaceSettings(subscription, { ...subscription.resource, pushConfig });
        return {};
      }),
      Acknowledge: unary((request: AckRequest) => this.acknowledge(request)),
      ModifyAckDeadline: unary((request: AckRequest & { ackDeadlineSeconds: number }) => {
        const subscription = this.getForAck(request);
        const report = modifyDeadlines(subscription, request.ackIds, request.ackDeadlineSeconds);
        return this.answerAck(subscription, report);
      }),
      Pull: unary((request: PullRequest, onCancelled) => this.pull(request, onCancelled)),
      StreamingPull: (stream: PullStream) => this.openStream(stream),
      Seek: unary((request: SeekRequest) => this.seek(request)),
    };
  }

  private update({ subscription: changes, updateMask }: UpdateRequest): SubscriptionResource {
    const subscription = this.registry.getSubscription(changes.name);
    const paths = updateMask?.paths ?? [];
    const updated = applyUpdateMask(subscription.resource, changes, paths, MUTABLE_SUBSCRIPTION_FIELDS);
    this.registry.replaceSettings(subscription, updated);
    return subscription.resource;
  }

  private list(request: PageRequest & { project: string }) {
    const ofProject = [...this.registry.subscriptions.values()]
      .map(({ resource }) => resource)
      .filter(({ name }) => `projects/${projectOf(name)}` === request.project);
    const { items: subscriptions, nextPageToken } = pageOf(ofProject, request);
    return { subscriptions, nextPageToken };
  }

  private acknowledge(request: AckRequest): object {
    const subscription = this.getForAck(request);
    return this.answerAck(subscription, acknowledgeAll(subscription, this.faults, request.ackIds));
  }

  private getForAck(request: AckRequest): Subscription {
    this.faults.assertCanSettle();
    const subscription = this.registry.getSubscription(request.subscription);
    if (request.ackIds.length === 0) throw new StatusError('INVALID_ARGUMENT', 'No ack ids specified.');
    return subscription;
  }

  private answerAck(subscription: Subscription, report: AckReport): object {
    if (!subscription.resource.enableExactlyOnceDelivery) return {};
    const failure = findExactlyOnceFailure(report, this.protocol);
    if (failure) throw failure;
    return {};
  }

  private async pull(request: PullRequest, onCancelled: OnCancelled) {
    const subscription = this.registry.getPullable(request.subscription);
    if (request.maxMessages <= 0) throw new StatusError('INVALID_ARGUMENT', 'No max_messages specified');
    const consumer = new PullConsumer(subscription, request, this.options.pullWaitMs);
    onCancelled(() => consumer.finish());
    return { receivedMessages: await consumer.answer };
  }

  private openStream(stream: PullStream): PullStreamSession {
    return new PullStreamSession(stream, {
      faults: this.faults,
      heartbeatMs: this.options.heartbeatMs,
      getPullable: (name) => this.registry.getPullable(name),
    });
  }

  private seek(request: SeekRequest): object {
    const subscription = this.registry.getSubscription(request.subscription);
    const topic = this.registry.findTopicOf(subscription);
    if (request.time) seekToTime(subscription, topic, toMilliseconds(request.time));
    else if (request.snapshot) seekToSnapshot(subscription, topic, this.snapshots.get(request.snapshot));
    else throw new StatusError('INVALID_ARGUMENT', 'A time or a snapshot to seek to must be given.');
    return {};
  }
}
