import type { protos } from '@google-cloud/pubsub';
import { shortName } from '../server/received-message';
import { recreateSubscriptionCommand, updateSubscriptionCommand } from './gcloud-commands';
import type { CompleteSubscriptionSpec } from './subscription-request';
import type { TopologyProblem } from './topology-problem';

type ActualSubscription = protos.google.pubsub.v1.ISubscription;

/** Settings of an existing subscription that differ from its spec, the unchangeable ones apart. */
export function compareSubscription(
  projectId: string,
  spec: CompleteSubscriptionSpec,
  actual: ActualSubscription,
): TopologyProblem[] {
  const fixed = differences(fixedSettings(spec), fixedSettingsOf(actual));
  const mutable = differences(mutableSettings(spec), mutableSettingsOf(actual));
  const resource = `subscriptions/${spec.name}`;
  const problems: TopologyProblem[] = [];
  if (fixed) {
    const fix = recreateSubscriptionCommand(projectId, spec);
    problems.push({ resource, severity: 'different', problem: `${fixed} (cannot be updated)`, fix });
  }
  if (mutable) {
    const fix = updateSubscriptionCommand(projectId, spec);
    problems.push({ resource, severity: 'different', problem: mutable, fix });
  }
  return problems;
}

type Settings = Readonly<Record<string, string | number | boolean>>;

function differences(wanted: Settings, found: Settings): string {
  return Object.keys(wanted)
    .filter((name) => wanted[name] !== found[name])
    .map((name) => `${name} is ${String(found[name])}, should be ${String(wanted[name])}`)
    .join('; ');
}

function fixedSettings(spec: CompleteSubscriptionSpec): Settings {
  return { topic: spec.topic, filter: spec.filter, ordered: spec.ordered };
}

function fixedSettingsOf(actual: ActualSubscription): Settings {
  return {
    topic: shortName(actual.topic ?? ''),
    filter: actual.filter ?? '',
    ordered: actual.enableMessageOrdering ?? false,
  };
}

function mutableSettings(spec: CompleteSubscriptionSpec): Settings {
  return {
    ackDeadlineSeconds: spec.ackDeadlineSeconds,
    minimumBackoffSeconds: spec.retry.minSeconds,
    maximumBackoffSeconds: spec.retry.maxSeconds,
    deadLetterTopic: spec.deadLetter?.topic ?? '',
    maxDeliveryAttempts: spec.deadLetter?.maxAttempts ?? 0,
    pushEndpoint: spec.push?.endpoint ?? '',
    pushServiceAccount: spec.push?.serviceAccountEmail ?? '',
  };
}

function mutableSettingsOf(actual: ActualSubscription): Settings {
  return {
    ackDeadlineSeconds: actual.ackDeadlineSeconds ?? 0,
    minimumBackoffSeconds: Number(actual.retryPolicy?.minimumBackoff?.seconds ?? 0),
    maximumBackoffSeconds: Number(actual.retryPolicy?.maximumBackoff?.seconds ?? 0),
    deadLetterTopic: shortName(actual.deadLetterPolicy?.deadLetterTopic ?? ''),
    maxDeliveryAttempts: actual.deadLetterPolicy?.maxDeliveryAttempts ?? 0,
    pushEndpoint: actual.pushConfig?.pushEndpoint ?? '',
    pushServiceAccount: actual.pushConfig?.oidcToken?.serviceAccountEmail ?? '',
  };
}
