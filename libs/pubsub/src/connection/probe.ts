import type { CallOptions } from '@google-cloud/pubsub';
import { withDeadline } from './deadline';
import { describeGrpcError, findGrpcStatus, GRPC_STATUS } from './grpc-status';

/** What one cheap call said about the broker. */
export type ProbeResult =
  | { readonly state: 'reachable' }
  | { readonly state: 'missing' }
  | { readonly state: 'unreachable'; readonly reason: string };

/** One attempt, without the library's own retries, which would outlast any deadline of ours. */
export function singleAttempt(timeoutMs: number): CallOptions {
  return { timeout: timeoutMs, retry: null };
}

/**
 * Asks whether the broker answers. A refusal for lack of permission is an answer: a least-privilege
 * service account may publish or pull without being allowed to read metadata. Never rejects.
 */
export async function probe(call: Promise<unknown>, timeoutMs: number): Promise<ProbeResult> {
  try {
    const result = await withDeadline(call, timeoutMs);
    return result.timedOut
      ? { state: 'unreachable', reason: `no answer within ${timeoutMs} ms` }
      : { state: 'reachable' };
  } catch (error) {
    const status = findGrpcStatus(error);
    if (status === GRPC_STATUS.NOT_FOUND) return { state: 'missing' };
    if (status === GRPC_STATUS.PERMISSION_DENIED) return { state: 'reachable' };
    return { state: 'unreachable', reason: describeGrpcError(error) };
  }
}
