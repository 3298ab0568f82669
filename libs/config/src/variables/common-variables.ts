import {
  flag,
  hostAndPort,
  httpUrl,
  oneOf,
  port,
  resourceName,
  share,
  text,
} from '../environment/variable-schemas';
import { defaultVariable, optionalVariable, requireVariable } from '../environment/variable';

/** Accepted spellings of LOG_LEVEL; `warning` and `critical` are what other loggers call two of them. */
export const LOG_LEVELS = [
  'trace',
  'debug',
  'info',
  'warn',
  'warning',
  'error',
  'fatal',
  'critical',
  'silent',
] as const;

/** How a process logs. */
export const logVariables = {
  LOG_LEVEL: defaultVariable(oneOf(LOG_LEVELS), 'INFO', {
    meaning: 'Least severity that is logged: trace, debug, info, warn, error, fatal or silent.',
  }),
  LOG_SAMPLE_RATIO: defaultVariable(share(), '1', {
    meaning: 'Share of traces whose lines below a warning are logged, 0 to 1; recorded traces keep theirs.',
  }),
  DEBUG: defaultVariable(flag(), 'false', {
    meaning: 'true writes coloured, verbose logs for people instead of JSON for Cloud Logging.',
  }),
};

/** Where a service listens. */
export const serviceVariables = {
  PORT: defaultVariable(port(), '8080', { meaning: 'HTTP port; Cloud Run sets it. 0 takes a free one.' }),
  HOST: defaultVariable(text(), '0.0.0.0', { meaning: 'Address the HTTP server listens on.' }),
  SWAGGER_ENABLED: defaultVariable(flag(), 'false', { meaning: 'true serves the API reference at /docs.' }),
};

/** What a service reports about itself. */
export const telemetryVariables = {
  METRICS_ENABLED: defaultVariable(flag(), 'false', {
    meaning: 'true serves metrics for Prometheus at /metrics, to whoever reaches the port.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalVariable(httpUrl(), {
    meaning: 'OTLP/HTTP collector that metrics and traces are sent to; unset sends nothing.',
  }),
  TRACE_RATIO: defaultVariable(share(), '0.1', {
    meaning: 'Share of new traces that are recorded, 0 to 1; what arrives with a decision keeps it.',
  }),
};

/** The broker, as both apps know it. */
export const pubsubVariables = {
  GCP_PROJECT: requireVariable(text(), {
    aliases: ['GOOGLE_CLOUD_PROJECT'],
    meaning: 'Google Cloud project of the Pub/Sub topics; GOOGLE_CLOUD_PROJECT is read when it is unset.',
  }),
  PUBSUB_EMULATOR_HOST: optionalVariable(hostAndPort(), {
    meaning: 'host:port of a Pub/Sub emulator or of the sandbox; unset means Google Cloud.',
  }),
  PUBSUB_TOPIC: defaultVariable(resourceName(), 'whatsapp-prop8t-message-processing', {
    meaning: 'Topic that carries messages, statuses and wake-ups.',
  }),
  PUBSUB_SUBSCRIPTION: defaultVariable(resourceName(), 'whatsapp-prop8t-message-processing-sub', {
    meaning: 'Subscription of customer messages and wake-ups.',
  }),
  PUBSUB_STATUS_SUBSCRIPTION: defaultVariable(
    resourceName(),
    'whatsapp-prop8t-message-processing-status-sub',
    { meaning: 'Subscription of delivery statuses, apart so that turns never delay them.' },
  ),
  PUBSUB_DEAD_LETTER_TOPIC: defaultVariable(
    resourceName(),
    'whatsapp-prop8t-message-processing-dead-letter',
    {
      meaning: 'Topic for messages that no attempt can handle.',
    },
  ),
  PUBSUB_DEAD_LETTER_SUBSCRIPTION: defaultVariable(
    resourceName(),
    'whatsapp-prop8t-message-processing-dead-letter-sub',
    { meaning: 'Subscription that keeps what was parked.' },
  ),
  PUBSUB_CREATE_TOPOLOGY: defaultVariable(flag(), 'false', {
    meaning: 'true creates missing topics and subscriptions at start; in the cloud deploy.sh does it.',
  }),
};
