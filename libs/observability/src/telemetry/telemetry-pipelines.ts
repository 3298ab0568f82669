import { metrics } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type MetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { exemplarBook } from './exemplar-book';
import { toOpenMetrics } from './open-metrics';
import { observeProcess } from './process-metrics';
import type { Telemetry, TelemetryOptions } from './telemetry.options';

const EXPORT_EVERY_MS = 30_000;
const EXPORT_TIMEOUT_MS = 5_000;
/** Under what is left of Cloud Run's 10 s once work has drained. */
const SHUTDOWN_MS = 1_000;

/** Registers metrics and traces for the whole process, and sends or keeps them as the options say: at least one of both. */
export function openPipelines(options: TelemetryOptions): Telemetry {
  const resource = resourceFromAttributes({
    'service.name': options.service,
    'service.version': options.version,
    'service.instance.id': options.instanceId,
  });
  const scraped = options.prometheus ? new PrometheusExporter({ preventServerStart: true }) : undefined;
  const meters = startMetrics(options, resource, scraped);
  const tracers = startTraces(options, resource);
  return {
    async readMetrics(format) {
      if (!scraped) return undefined;
      const { resourceMetrics } = await scraped.collect();
      const text = new PrometheusSerializer().serialize(resourceMetrics);
      return format === 'openmetrics' ? toOpenMetrics(text, exemplarBook) : text;
    },
    async shutdown() {
      await Promise.allSettled([
        meters.shutdown({ timeoutMillis: SHUTDOWN_MS }),
        Promise.race([tracers?.shutdown(), sleep(SHUTDOWN_MS)]),
      ]);
    },
  };
}

function startMetrics(
  { otlpEndpoint, exportTimeoutMs: timeoutMillis = EXPORT_TIMEOUT_MS }: TelemetryOptions,
  resource: Resource,
  scraped: MetricReader | undefined,
): MeterProvider {
  const readers: MetricReader[] = scraped ? [scraped] : [];
  if (otlpEndpoint) {
    const exporter = new OTLPMetricExporter({ url: join(otlpEndpoint, 'v1/metrics'), timeoutMillis });
    readers.push(
      new PeriodicExportingMetricReader({
        exporter,
        exportIntervalMillis: EXPORT_EVERY_MS,
        exportTimeoutMillis: timeoutMillis,
      }),
    );
  }
  const provider = new MeterProvider({ resource, readers });
  metrics.setGlobalMeterProvider(provider);
  observeProcess(provider.getMeter('process'));
  return provider;
}

function startTraces(options: TelemetryOptions, resource: Resource): NodeTracerProvider | undefined {
  const { otlpEndpoint, traceRatio, exportTimeoutMs: timeoutMillis = EXPORT_TIMEOUT_MS } = options;
  if (!otlpEndpoint) return undefined;
  const exporter = new OTLPTraceExporter({ url: join(otlpEndpoint, 'v1/traces'), timeoutMillis });
  const provider = new NodeTracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(traceRatio) }),
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: timeoutMillis })],
  });
  provider.register();
  return provider;
}

function join(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
