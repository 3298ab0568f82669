import { ProxyTracerProvider, trace } from '@opentelemetry/api';
import { INSTRUMENTATION_SCOPE } from './semantic-conventions';

/** Spans that nobody collects would be a good part of what a message costs. */
export function isTracingRegistered(): boolean {
  const provider = trace.getTracerProvider();
  return (
    !(provider instanceof ProxyTracerProvider) ||
    provider.getDelegateTracer(INSTRUMENTATION_SCOPE) !== undefined
  );
}
