import type { VariableValues } from './environment/variable';
import type {
  logVariables,
  pubsubVariables,
  serviceVariables,
  telemetryVariables,
} from './variables/common-variables';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** How a process logs. `pretty` is for people, otherwise JSON for Cloud Logging. */
export interface LogConfig {
  readonly level: LogLevel;
  readonly pretty: boolean;
  /** Share of work whose lines below a warning are written, 0 to 1. */
  readonly sampleRatio: number;
}

/** Where the HTTP server listens. */
export interface HttpConfig {
  readonly host: string;
  readonly port: number;
  /** Serves the API reference at /docs. */
  readonly swagger: boolean;
}

/** What a service reports about itself. */
export interface TelemetryConfig {
  /** Serves metrics at /metrics. */
  readonly prometheus: boolean;
  readonly otlpEndpoint?: string;
  /** 0 to 1. */
  readonly traceRatio: number;
}

/** The broker, as both apps know it. Names are ids without `projects/…`. */
export interface PubSubConfig {
  readonly projectId: string;
  /** `host:port` of an emulator; undefined means Google Cloud. */
  readonly emulatorHost?: string;
  readonly topic: string;
  readonly subscription: string;
  readonly statusSubscription: string;
  readonly deadLetterTopic: string;
  readonly deadLetterSubscription: string;
  /** Create what is missing at start. */
  readonly createTopology: boolean;
}

export function toLogConfig(values: VariableValues<typeof logVariables>): LogConfig {
  if (values.DEBUG) return { level: 'debug', pretty: true, sampleRatio: 1 };
  return { level: toLogLevel(values.LOG_LEVEL), pretty: false, sampleRatio: values.LOG_SAMPLE_RATIO };
}

function toLogLevel(written: VariableValues<typeof logVariables>['LOG_LEVEL']): LogLevel {
  switch (written) {
    case 'warning':
      return 'warn';
    case 'critical':
      return 'fatal';
    default:
      return written;
  }
}

export function toHttpConfig(values: VariableValues<typeof serviceVariables>): HttpConfig {
  return { host: values.HOST, port: values.PORT, swagger: values.SWAGGER_ENABLED };
}

export function toTelemetryConfig(values: VariableValues<typeof telemetryVariables>): TelemetryConfig {
  return {
    prometheus: values.METRICS_ENABLED,
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    traceRatio: values.TRACE_RATIO,
  };
}

export function toPubSubConfig(values: VariableValues<typeof pubsubVariables>): PubSubConfig {
  return {
    projectId: values.GCP_PROJECT,
    emulatorHost: values.PUBSUB_EMULATOR_HOST,
    topic: values.PUBSUB_TOPIC,
    subscription: values.PUBSUB_SUBSCRIPTION,
    statusSubscription: values.PUBSUB_STATUS_SUBSCRIPTION,
    deadLetterTopic: values.PUBSUB_DEAD_LETTER_TOPIC,
    deadLetterSubscription: values.PUBSUB_DEAD_LETTER_SUBSCRIPTION,
    createTopology: values.PUBSUB_CREATE_TOPOLOGY,
  };
}
