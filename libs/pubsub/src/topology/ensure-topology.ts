import type { PubSub } from '@google-cloud/pubsub';
import { findGrpcStatus, GRPC_STATUS } from '../connection/grpc-status';
import { singleAttempt } from '../connection/probe';
import { callOnce, checkTopology, TOPOLOGY_CALL_TIMEOUT_MS } from './check-topology';
import { completeSpec, toCreateRequest } from './subscription-request';
import type { TopologyProblem } from './topology-problem';
import type { TopologyOptions } from './topology.options';

/**
 * Creates the topics and subscriptions that are missing, then reports what differs. Existing ones are
 * never changed. Several processes may do it at once.
 * @throws the client's error when the broker cannot be reached or refuses.
 */
export async function ensureTopology(
  pubsub: PubSub,
  topology: Pick<TopologyOptions, 'topics' | 'subscriptions'>,
): Promise<TopologyProblem[]> {
  const gaxOpts = singleAttempt(TOPOLOGY_CALL_TIMEOUT_MS);
  await Promise.all(
    topology.topics.map(({ name, retentionSeconds }) => {
      const retention = retentionSeconds ? { messageRetentionDuration: { seconds: retentionSeconds } } : {};
      return unlessItExists(pubsub.createTopic({ name, ...retention }, gaxOpts), `topics/${name}`);
    }),
  );
  await Promise.all(
    topology.subscriptions.map(completeSpec).map((spec) => {
      const request = { ...toCreateRequest(pubsub.projectId, spec), gaxOpts };
      return unlessItExists(
        pubsub.createSubscription(spec.topic, spec.name, request),
        `subscriptions/${spec.name}`,
      );
    }),
  );
  return checkTopology(pubsub, topology);
}

async function unlessItExists(call: Promise<unknown>, what: string): Promise<void> {
  try {
    await callOnce(call, what);
  } catch (error) {
    if (findGrpcStatus(error) !== GRPC_STATUS.ALREADY_EXISTS) throw error;
  }
}
