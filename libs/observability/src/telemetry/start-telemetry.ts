import type { Telemetry, TelemetryOptions } from './telemetry.options';

const SILENT: Telemetry = {
  readMetrics: () => Promise.resolve(undefined),
  shutdown: () => Promise.resolve(),
};

/**
 * Registers metrics and traces for the whole process. Call it once, before anything that measures is made: an
 * instrument made earlier reports nowhere. Without a collector and without Prometheus nothing is kept, and the libraries
 * for it are not loaded: they are a good part of a start and of the memory of an idle process.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  if (!options.prometheus && !options.otlpEndpoint) return SILENT;
  const { openPipelines } = await import('./telemetry-pipelines.ts');
  return openPipelines(options);
}
