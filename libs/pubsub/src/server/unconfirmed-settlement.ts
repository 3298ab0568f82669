import { AckError } from '@google-cloud/pubsub';
import { describeGrpcError } from '../connection/grpc-status';
import type { Settlement } from './outcome';

/**
 * A settlement the broker did not confirm, so the message may be delivered again although it was handled.
 * Only subscriptions with exactly-once delivery say so; the others confirm nothing.
 */
export interface UnconfirmedSettlement {
  readonly messageId: string;
  /** Short name. */
  readonly subscription: string;
  readonly settlement: Settlement;
  /** `INVALID` (too late), `PERMISSION_DENIED`, `FAILED_PRECONDITION`, `OTHER`, or a gRPC status. */
  readonly reason: string;
}

/** The stable part of what `ackWithResponse` rejected with. */
export function describeAckFailure(error: unknown): string {
  return error instanceof AckError ? error.errorCode : describeGrpcError(error);
}
