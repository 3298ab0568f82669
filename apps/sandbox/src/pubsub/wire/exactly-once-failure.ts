import { Metadata } from '@grpc/grpc-js';
import type { AckReport } from '../subscriptions/ack-report';
import type { PubSubProtocol } from './pubsub.protos';
import { StatusError } from './status.error';

/**
 * The answer of an exactly-once subscription when some ack ids failed: INVALID_ARGUMENT with an ErrorInfo that
 * names each of them, as the client libraries expect. Nothing when all were accepted.
 */
export function findExactlyOnceFailure(report: AckReport, protocol: PubSubProtocol): StatusError | undefined {
  const reasons: Record<string, string> = {};
  for (const ackId of report.invalid) reasons[ackId] = 'PERMANENT_FAILURE_INVALID_ACK_ID';
  for (const ackId of report.unordered) reasons[ackId] = 'TRANSIENT_FAILURE_UNORDERED_ACK_ID';
  for (const ackId of report.temporary) reasons[ackId] = 'TRANSIENT_FAILURE_SERVER_ERROR';
  if (Object.keys(reasons).length === 0) return undefined;
  const message =
    'Some acknowledgement ids in the request were invalid. This could be because the acknowledgement ids have expired or the acknowledgement ids were malformed.';
  const errorInfo = {
    reason: 'EXACTLY_ONCE_ACKID_FAILURE',
    domain: 'pubsub.googleapis.com',
    metadata: reasons,
  };
  const status = protocol.encodeStatus({
    code: 3,
    message,
    details: [
      { type_url: 'type.googleapis.com/google.rpc.ErrorInfo', value: protocol.encodeErrorInfo(errorInfo) },
    ],
  });
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', status);
  return new StatusError('INVALID_ARGUMENT', message, metadata);
}
