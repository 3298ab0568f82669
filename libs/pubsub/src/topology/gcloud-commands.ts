import type { CompleteSubscriptionSpec } from './subscription-request';
import type { TopicSpec } from './topology.options';

/** The command that creates a topic. */
export function createTopicCommand(projectId: string, topic: TopicSpec): string {
  return join('gcloud pubsub topics create', topic.name, [
    `--project=${projectId}`,
    topic.retentionSeconds && `--message-retention-duration=${topic.retentionSeconds}s`,
  ]);
}

/** The command that creates a subscription. */
export function createSubscriptionCommand(projectId: string, spec: CompleteSubscriptionSpec): string {
  return join('gcloud pubsub subscriptions create', spec.name, [
    `--project=${projectId}`,
    `--topic=${spec.topic}`,
    ...mutableFlags(spec),
    '--expiration-period=never',
    spec.filter && `--message-filter='${spec.filter}'`,
    spec.ordered && '--enable-message-ordering',
  ]);
}

/** The command that brings the changeable settings of a subscription in line. */
export function updateSubscriptionCommand(projectId: string, spec: CompleteSubscriptionSpec): string {
  return join('gcloud pubsub subscriptions update', spec.name, [
    `--project=${projectId}`,
    ...mutableFlags(spec),
  ]);
}

/** For settings that cannot change. Unacknowledged messages are lost with the old one: drain it first. */
export function recreateSubscriptionCommand(projectId: string, spec: CompleteSubscriptionSpec): string {
  const remove = `gcloud pubsub subscriptions delete ${spec.name} --project=${projectId}`;
  return `${remove} && ${createSubscriptionCommand(projectId, spec)}`;
}

function mutableFlags(spec: CompleteSubscriptionSpec): (string | false | undefined)[] {
  return [
    `--ack-deadline=${spec.ackDeadlineSeconds}`,
    `--min-retry-delay=${spec.retry.minSeconds}s`,
    `--max-retry-delay=${spec.retry.maxSeconds}s`,
    `--message-retention-duration=${spec.retentionSeconds}s`,
    spec.exactlyOnce && '--enable-exactly-once-delivery',
    spec.deadLetter && `--dead-letter-topic=${spec.deadLetter.topic}`,
    spec.deadLetter && `--max-delivery-attempts=${spec.deadLetter.maxAttempts}`,
    spec.push && `--push-endpoint=${spec.push.endpoint}`,
    spec.push?.serviceAccountEmail && `--push-auth-service-account=${spec.push.serviceAccountEmail}`,
    spec.push?.audience && `--push-auth-token-audience=${spec.push.audience}`,
  ];
}

function join(
  command: string,
  name: string,
  flags: readonly (string | number | false | undefined)[],
): string {
  return [command, name, ...flags.filter((flag) => typeof flag === 'string' && flag !== '')].join(' ');
}
