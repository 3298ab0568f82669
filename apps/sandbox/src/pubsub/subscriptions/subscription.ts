import { Backlog } from '../delivery/backlog';
import type { Consumer } from '../delivery/consumer';
import { Dispatcher } from '../delivery/dispatcher';
import { type Lease, LeaseTable } from '../delivery/lease-table';
import { monotonicMs } from '../delivery/monotonic-clock';
import type { PendingMessage } from '../delivery/pending-message';
import type { StoredMessage } from '../delivery/stored-message';
import type { FaultInjector } from '../faults/fault-injector';
import { type FilterExpression, matchesFilter } from '../filter/filter-expression';
import { FilterParser } from '../filter/filter-parser';
import { toMilliseconds } from '../wire/duration';
import type { SubscriptionResource, WireMessage } from '../wire/pubsub.schema';
import type { StatusError } from '../wire/status.error';
import { toDeadLetter } from './dead-letter';
import { redeliveryDelayMs } from './redelivery-delay';
import { zeroCounters } from './subscription-counters';

/** Puts a message on a dead-letter topic; false when that topic does not exist. */
export type DeadLetterPublisher = (
  topic: string,
  message: Pick<WireMessage, 'data' | 'attributes' | 'orderingKey'>,
  size: number,
) => boolean;

/** One subscription: takes messages of its topic, hands them to consumers, and again until they are settled. */
export class Subscription {
  readonly counters = zeroCounters();
  readonly createdAt = Date.now();
  private readonly backlogged: Backlog;
  private readonly leases = new LeaseTable((lease) => this.expire(lease));
  private readonly dispatcher = new Dispatcher((consumer) => this.handOver(consumer));
  private readonly filter: FilterExpression | undefined;

  constructor(
    /** Replaced as a whole by an update. */
    public resource: SubscriptionResource,
    private readonly faults: FaultInjector,
    private readonly publishDeadLetter: DeadLetterPublisher,
  ) {
    this.filter = FilterParser.parse(resource.filter);
    this.backlogged = new Backlog(resource.enableMessageOrdering, () => this.dispatcher.request());
  }

  get name(): string {
    return this.resource.name;
  }

  get isPush(): boolean {
    return Boolean(this.resource.pushConfig?.pushEndpoint);
  }

  get outstanding(): number {
    return this.leases.size;
  }

  get backlog(): number {
    return this.backlogged.size - this.leases.size;
  }

  get consumers(): readonly Consumer[] {
    return this.dispatcher.all;
  }

  /** Messages not acknowledged yet, in no particular order. */
  get unackedMessages(): StoredMessage[] {
    return this.backlogged.messages;
  }

  /** @param now milliseconds since the epoch */
  oldestUnackedAgeMs(now = Date.now()): number {
    const oldest = this.backlogged.messages.reduce(
      (least, { publishedAt }) => Math.min(least, publishedAt),
      now,
    );
    return now - oldest;
  }

  accepts(message: StoredMessage): boolean {
    return !this.filter || matchesFilter(this.filter, message.attributes);
  }

  /** Takes a new message of the topic; what the filter does not let through counts as acknowledged. */
  offer(message: StoredMessage): void {
    if (!this.accepts(message)) {
      this.counters.filtered += 1;
      return;
    }
    this.enqueue(message);
    if (!this.resource.enableExactlyOnceDelivery && this.faults.duplicates()) this.enqueue(message);
  }

  /** Voids all deliveries and owes exactly these messages from now on (seek). */
  replaceBacklog(messages: readonly StoredMessage[]): void {
    this.leases.endAll();
    this.backlogged.replace(messages);
  }

  attach(consumer: Consumer): void {
    this.dispatcher.attach(consumer);
  }

  detach(consumer: Consumer): void {
    this.dispatcher.detach(consumer);
    this.backlogged.releaseConsumer(consumer);
  }

  /** A consumer has room again, or a fault ended. */
  wake(): void {
    this.dispatcher.request();
  }

  endConsumers(reason: StatusError, kinds: readonly Consumer['kind'][] = ['stream', 'pull', 'push']): void {
    for (const consumer of [...this.dispatcher.all]) {
      if (kinds.includes(consumer.kind)) consumer.end(reason);
    }
  }

  /** The end of a deleted or detached subscription: nothing is owed any more. */
  close(reason: StatusError): void {
    this.endConsumers(reason);
    this.dispatcher.stop();
    this.leases.endAll();
    this.backlogged.clear();
  }

  findLease(ackId: string): Lease | undefined {
    return this.leases.find(ackId);
  }

  /** Whether acknowledging now would be out of order. */
  hasUnackedPredecessor({ pending }: Lease): boolean {
    return pending.key !== undefined && !pending.key.isFirstInFlight(pending);
  }

  acknowledge(lease: Lease): void {
    this.leases.end(lease);
    this.counters.acked += 1;
    this.backlogged.acknowledge(lease.pending);
    this.dispatcher.request();
  }

  /** Gives the message back before its deadline. */
  nack(lease: Lease): void {
    this.leases.end(lease);
    this.counters.nacked += 1;
    this.redeliver(lease.pending);
  }

  extend(lease: Lease, milliseconds: number): void {
    this.leases.extend(lease, monotonicMs() + this.faults.leaseMs(milliseconds));
  }

  private enqueue(message: StoredMessage): void {
    const mayReorder = !(this.resource.enableMessageOrdering && message.orderingKey);
    const delay = this.faults.deliveryDelayMs(mayReorder);
    this.backlogged.add(message, delay > 0 ? monotonicMs() + delay : 0);
  }

  private handOver(consumer: Consumer): boolean {
    const { messageRetentionDuration: retention, deadLetterPolicy } = this.resource;
    const pending = this.backlogged.take(consumer, retention ? Date.now() - toMilliseconds(retention) : 0);
    if (!pending) return false;
    const expiresAt = monotonicMs() + this.faults.leaseMs(consumer.ackDeadlineMs);
    const { ackId } = this.leases.grant(pending, consumer, expiresAt);
    pending.deliveries += 1;
    this.counters.delivered += 1;
    if (pending.deliveries > 1) this.counters.redelivered += 1;
    consumer.deliver({ ackId, pending, attempt: deadLetterPolicy ? pending.failures + 1 : 0 });
    return true;
  }

  private expire(lease: Lease): void {
    this.counters.expired += 1;
    this.redeliver(lease.pending);
  }

  private redeliver(pending: PendingMessage): void {
    pending.failures += 1;
    if (this.deadLetter(pending)) {
      this.backlogged.forget(pending);
    } else {
      const delay = redeliveryDelayMs(this.resource, pending.failures);
      pending.notBefore = delay > 0 ? monotonicMs() + delay : 0;
      for (const successor of this.backlogged.putBack(pending)) this.voidLease(successor);
    }
    this.dispatcher.request();
  }

  /** A successor is redelivered with its predecessor: an acknowledgement of this delivery counts no more. */
  private voidLease({ ackId }: PendingMessage): void {
    const lease = ackId === undefined ? undefined : this.leases.find(ackId);
    if (lease) this.leases.end(lease);
  }

  private deadLetter(pending: PendingMessage): boolean {
    const policy = this.resource.deadLetterPolicy;
    if (!policy || pending.failures < policy.maxDeliveryAttempts) return false;
    const message = toDeadLetter(pending.message, this.name, pending.failures);
    const published = this.publishDeadLetter(policy.deadLetterTopic, message, pending.message.size);
    if (published) this.counters.deadLettered += 1;
    return published;
  }
}
