import type { PubSub } from '@google-cloud/pubsub';
import { withDeadline } from '../connection/deadline';
import { describeGrpcError, findGrpcStatus, GRPC_STATUS } from '../connection/grpc-status';
import { singleAttempt } from '../connection/probe';
import { compareSubscription } from './compare-subscription';
import { createSubscriptionCommand, createTopicCommand } from './gcloud-commands';
import { completeSpec } from './subscription-request';
import type { TopologyProblem } from './topology-problem';
import type { SubscriptionSpec, TopicSpec, TopologyOptions } from './topology.options';

/** How long one metadata call may take, in milliseconds. */
export const TOPOLOGY_CALL_TIMEOUT_MS = 5_000;

/**
 * Compares what exists with what should. Changes nothing.
 * @throws the client's error when the broker cannot be reached.
 */
export async function checkTopology(
  pubsub: PubSub,
  topology: Pick<TopologyOptions, 'topics' | 'subscriptions'>,
): Promise<TopologyProblem[]> {
  const problems = await Promise.all([
    ...topology.topics.map((topic) => checkTopic(pubsub, topic)),
    ...topology.subscriptions.map((subscription) => checkSubscription(pubsub, subscription)),
  ]);
  return problems.flat();
}

/** Bounds a call of the client, which would otherwise retry for minutes. @throws its error, or Error on the deadline. */
export async function callOnce<T>(call: Promise<T>, what: string): Promise<T> {
  const result = await withDeadline(call, TOPOLOGY_CALL_TIMEOUT_MS + 500);
  if (result.timedOut) throw new Error(`The broker did not answer in time about ${what}.`);
  return result.value;
}

async function checkTopic(pubsub: PubSub, topic: TopicSpec): Promise<TopologyProblem[]> {
  const resource = `topics/${topic.name}`;
  const call = pubsub.topic(topic.name).getMetadata(singleAttempt(TOPOLOGY_CALL_TIMEOUT_MS));
  return callOnce(call, resource).then(
    () => [],
    (error: unknown) => explain(error, resource, createTopicCommand(pubsub.projectId, topic)),
  );
}

async function checkSubscription(pubsub: PubSub, wanted: SubscriptionSpec): Promise<TopologyProblem[]> {
  const spec = completeSpec(wanted);
  const resource = `subscriptions/${spec.name}`;
  const call = pubsub.subscription(spec.name).getMetadata(singleAttempt(TOPOLOGY_CALL_TIMEOUT_MS));
  return callOnce(call, resource).then(
    ([metadata]) => compareSubscription(pubsub.projectId, spec, metadata),
    (error: unknown) => explain(error, resource, createSubscriptionCommand(pubsub.projectId, spec)),
  );
}

function explain(error: unknown, resource: string, createCommand: string): TopologyProblem[] {
  switch (findGrpcStatus(error)) {
    case GRPC_STATUS.NOT_FOUND:
      return [{ resource, severity: 'missing', problem: 'does not exist', fix: createCommand }];
    case GRPC_STATUS.PERMISSION_DENIED: {
      const problem = `could not be read: ${describeGrpcError(error)}`;
      const fix = 'grant roles/pubsub.viewer to the service account of this process, or ignore this';
      return [{ resource, severity: 'unknown', problem, fix }];
    }
    default:
      throw error;
  }
}
