/**
 * Names of OpenTelemetry's messaging semantic conventions, version 1.39.0 (status: development), written
 * out because the package that holds them calls these names unstable. Raise the version only together with
 * every name below: dashboards are built on them.
 */
export const SEMCONV = {
  system: 'messaging.system',
  operationName: 'messaging.operation.name',
  operationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  subscription: 'messaging.destination.subscription.name',
  messageId: 'messaging.message.id',
  bodySize: 'messaging.message.body.size',
  deliveryAttempt: 'messaging.gcp_pubsub.message.delivery_attempt',
  errorType: 'error.type',
  metrics: {
    sent: 'messaging.client.sent.messages',
    consumed: 'messaging.client.consumed.messages',
    operationDuration: 'messaging.client.operation.duration',
    processDuration: 'messaging.process.duration',
  },
} as const;

/** Value of `messaging.system`. */
export const MESSAGING_SYSTEM = 'gcp_pubsub';

/** Name of the tracer and the meter of this package. */
export const INSTRUMENTATION_SCOPE = 'nestjs-gcp-pubsub';

/** What is not in the conventions: names of this package's own. */
export const OWN_NAMES = {
  outcome: 'pubsub.outcome',
  pattern: 'pubsub.pattern',
  state: 'pubsub.stream.state',
  settled: 'pubsub.consumer.settled',
  inFlight: 'pubsub.consumer.in_flight',
  unconfirmed: 'pubsub.consumer.unconfirmed',
  streamState: 'pubsub.consumer.stream_state',
} as const;

/** Boundaries of the conventions for durations in seconds. */
export const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
