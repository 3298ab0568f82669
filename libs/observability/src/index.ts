export {
  createCorrelation,
  findCorrelation,
  runWithCorrelation,
  type Correlation,
} from './correlation/correlation';
export { createLogger, type LoggerOptions } from './logger/create-logger';
export { logFatalErrors } from './logger/log-fatal-errors';
export { LOGGER, type LogFields, type Logger } from './logger/logger';
export { boundShutdown } from './nest/bound-shutdown';
export { MetricsController, TELEMETRY } from './nest/metrics.controller';
export { NestLogger } from './nest/nest-logger';
export { observeRequests } from './nest/observe-requests';
export { ALLOWED_FIELDS, type FieldKind } from './redaction/allowed-fields';
export { describeError, type ErrorDescription } from './redaction/describe-error';
export { hashId } from './redaction/hash-id';
export { observeReadiness } from './telemetry/observe-readiness';
export { startTelemetry } from './telemetry/start-telemetry';
export type { Telemetry, TelemetryOptions } from './telemetry/telemetry.options';
export { TracedHistogram } from './telemetry/traced-histogram';
export { redactText } from './redaction/redact-text';
export { findActiveTrace, traceAttributes, type ActiveTrace } from './tracing/active-trace';
export { markFailed, runInSpan, type SpanDescription } from './tracing/run-in-span';
export { toSpanAttributes } from './tracing/span-attributes';
