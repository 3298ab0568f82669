import type { FaultInjector } from '../faults/fault-injector';
import { normalizeSubscription } from '../subscriptions/subscription-settings';
import { Subscription } from '../subscriptions/subscription';
import { DELETED_TOPIC, Topic } from '../topics/topic';
import type { Snapshot } from '../snapshots/snapshot';
import { assertResourceName } from '../wire/resource-name';
import type { SubscriptionResource, TopicResource } from '../wire/pubsub.schema';
import { StatusError } from '../wire/status.error';
import type { BrokerOptions } from './broker-options';

/** Every topic, subscription and snapshot of the broker, in all projects. */
export class ResourceRegistry {
  readonly topics = new Map<string, Topic>();
  readonly subscriptions = new Map<string, Subscription>();
  readonly snapshots = new Map<string, Snapshot>();
  /** Ids rise over restarts of the process too, so that de-duplication by message id is safe. */
  private sequence = Date.now() * 1000;

  constructor(
    private readonly options: Required<BrokerOptions>,
    private readonly faults: FaultInjector,
    /** Begins to push, if the subscription is a push subscription. */
    private readonly startPush: (subscription: Subscription) => void,
  ) {}

  get latestSequence(): number {
    return this.sequence;
  }

  /** @throws StatusError ALREADY_EXISTS, INVALID_ARGUMENT. */
  createTopic(resource: TopicResource): Topic {
    assertResourceName('topics', resource.name);
    if (this.topics.has(resource.name)) throw new StatusError('ALREADY_EXISTS', 'Topic already exists');
    const limits = { messages: this.options.historyMessages, bytes: this.options.historyBytes };
    const topic = new Topic({ ...resource, state: 'ACTIVE' }, () => (this.sequence += 1), limits);
    this.topics.set(topic.name, topic);
    return topic;
  }

  /** @throws StatusError NOT_FOUND. */
  getTopic(name: string): Topic {
    const topic = this.topics.get(name);
    if (!topic) throw new StatusError('NOT_FOUND', `Topic not found (resource=${name})`);
    return topic;
  }

  /** Its subscriptions live on and keep what they have. @throws StatusError NOT_FOUND. */
  deleteTopic(name: string): void {
    const topic = this.getTopic(name);
    this.topics.delete(name);
    for (const subscription of topic.subscriptions) {
      subscription.resource = { ...subscription.resource, topic: DELETED_TOPIC };
    }
  }

  /** @throws StatusError ALREADY_EXISTS, NOT_FOUND, INVALID_ARGUMENT. */
  createSubscription(given: SubscriptionResource): Subscription {
    assertResourceName('subscriptions', given.name);
    if (this.subscriptions.has(given.name)) {
      throw new StatusError('ALREADY_EXISTS', `Subscription already exists (resource=${given.name})`);
    }
    const topic = this.topics.get(given.topic);
    if (!topic)
      throw new StatusError('NOT_FOUND', `Subscription topic does not exist (resource=${given.topic})`);
    const resource = this.checkSubscription(given);
    const subscription = new Subscription(resource, this.faults, (name, message, size) => {
      const deadLetterTopic = this.topics.get(name);
      deadLetterTopic?.publish(message, size);
      return deadLetterTopic !== undefined;
    });
    this.subscriptions.set(subscription.name, subscription);
    topic.subscriptions.add(subscription);
    this.startPush(subscription);
    return subscription;
  }

  /** @throws StatusError NOT_FOUND. */
  getSubscription(name: string): Subscription {
    const subscription = this.subscriptions.get(name);
    if (!subscription) throw new StatusError('NOT_FOUND', `Subscription does not exist (resource=${name})`);
    return subscription;
  }

  /** @throws StatusError NOT_FOUND, or FAILED_PRECONDITION when it pushes or was detached. */
  getPullable(name: string): Subscription {
    const subscription = this.getSubscription(name);
    if (subscription.resource.detached) {
      throw new StatusError('FAILED_PRECONDITION', `Subscription is detached (resource=${name})`);
    }
    if (subscription.isPush) {
      throw new StatusError('FAILED_PRECONDITION', `Subscription is a push subscription (resource=${name})`);
    }
    return subscription;
  }

  /** @throws StatusError INVALID_ARGUMENT; the old settings stay. */
  replaceSettings(subscription: Subscription, changed: SubscriptionResource): void {
    const pushBefore = JSON.stringify(subscription.resource.pushConfig);
    subscription.resource = this.checkSubscription(changed);
    if (JSON.stringify(subscription.resource.pushConfig) === pushBefore) return;
    const reason = new StatusError('FAILED_PRECONDITION', 'The push configuration was changed.');
    subscription.endConsumers(reason, subscription.isPush ? undefined : ['push']);
    this.startPush(subscription);
  }

  /** @throws StatusError NOT_FOUND. */
  deleteSubscription(name: string): void {
    const subscription = this.getSubscription(name);
    this.subscriptions.delete(name);
    this.findTopicOf(subscription)?.subscriptions.delete(subscription);
    subscription.close(new StatusError('NOT_FOUND', `Subscription was deleted (resource=${name})`));
  }

  /** The subscription stays, without its topic and its messages. @throws StatusError NOT_FOUND. */
  detachSubscription(name: string): void {
    const subscription = this.getSubscription(name);
    this.findTopicOf(subscription)?.subscriptions.delete(subscription);
    subscription.resource = { ...subscription.resource, detached: true };
    subscription.close(new StatusError('FAILED_PRECONDITION', `Subscription is detached (resource=${name})`));
  }

  findTopicOf(subscription: Subscription): Topic | undefined {
    return this.topics.get(subscription.resource.topic);
  }

  private checkSubscription(given: SubscriptionResource): SubscriptionResource {
    const resource = normalizeSubscription(given, this.options.minAckDeadlineSeconds);
    const deadLetterTopic = resource.deadLetterPolicy?.deadLetterTopic;
    if (deadLetterTopic && !this.topics.has(deadLetterTopic)) {
      throw new StatusError('NOT_FOUND', `Dead letter topic not found (resource=${deadLetterTopic})`);
    }
    return resource;
  }
}
