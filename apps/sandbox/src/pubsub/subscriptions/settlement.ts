import { LeaseTable, type Lease } from '../delivery/lease-table';
import type { FaultInjector } from '../faults/fault-injector';
import { StatusError } from '../wire/status.error';
import { type AckReport, emptyAckReport } from './ack-report';
import type { Subscription } from './subscription';

/**
 * Acknowledges each id that is still leased. Ids of leases that ended are reported as invalid; only
 * exactly-once subscriptions tell the client.
 * @throws StatusError INVALID_ARGUMENT when an id is not one of ours.
 */
export function acknowledgeAll(
  subscription: Subscription,
  faults: FaultInjector,
  ackIds: readonly string[],
): AckReport {
  const report = emptyAckReport();
  const { enableExactlyOnceDelivery: exactlyOnce, enableMessageOrdering: ordered } = subscription.resource;
  for (const lease of findLeases(subscription, ackIds, report)) {
    if (faults.dropsAck()) {
      subscription.counters.droppedAcks += 1;
      (exactlyOnce ? report.temporary : report.accepted).push(lease.ackId);
    } else if (exactlyOnce && ordered && subscription.hasUnackedPredecessor(lease)) {
      report.unordered.push(lease.ackId);
    } else {
      subscription.acknowledge(lease);
      report.accepted.push(lease.ackId);
    }
  }
  return report;
}

/**
 * Moves the deadline of each id that is still leased; 0 seconds gives the message back.
 * @throws StatusError INVALID_ARGUMENT for a deadline outside 0 to 600 seconds or an id that is not ours.
 */
export function modifyDeadlines(
  subscription: Subscription,
  ackIds: readonly string[],
  seconds: number,
): AckReport {
  if (seconds < 0 || seconds > 600) {
    throw new StatusError(
      'INVALID_ARGUMENT',
      `Invalid ack deadline given: ${seconds}, allowed are 0 to 600.`,
    );
  }
  const report = emptyAckReport();
  for (const lease of findLeases(subscription, ackIds, report)) {
    if (seconds > 0) subscription.extend(lease, seconds * 1000);
    // A nacked predecessor may have taken this lease back meanwhile.
    else if (subscription.findLease(lease.ackId)) subscription.nack(lease);
    report.accepted.push(lease.ackId);
  }
  return report;
}

function findLeases(subscription: Subscription, ackIds: readonly string[], report: AckReport): Lease[] {
  const { enableExactlyOnceDelivery: exactlyOnce, enableMessageOrdering: ordered } = subscription.resource;
  const leases: Lease[] = [];
  // An id that occurs twice is settled once.
  for (const ackId of new Set(ackIds)) {
    const lease = subscription.findLease(ackId);
    if (lease) leases.push(lease);
    else if (exactlyOnce || LeaseTable.isWellFormed(ackId)) report.invalid.push(ackId);
    else throw new StatusError('INVALID_ARGUMENT', `Invalid ack id (ack_id=${ackId.slice(0, 40)})`);
  }
  subscription.counters.staleAcks += report.invalid.length;
  // In order of publishing: a batch that acknowledges a whole ordering key at once is in order.
  if (ordered) leases.sort((a, b) => a.pending.message.sequence - b.pending.message.sequence);
  return leases;
}
