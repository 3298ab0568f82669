/** How a process reports metrics and traces. */
export interface TelemetryOptions {
  /** `service.name` of everything reported, e.g. `worker`. */
  readonly service: string;
  readonly version: string;
  /** `service.instance.id`; tells the processes of a service apart. */
  readonly instanceId: string;
  /** Base address of an OTLP/HTTP collector; absent means nothing is pushed. */
  readonly otlpEndpoint?: string;
  /** Keeps metrics readable by {@link Telemetry.readMetrics}, for a Prometheus that scrapes. */
  readonly prometheus: boolean;
  /** Share of traces that begin here and are recorded, 0 to 1; what comes with a decision keeps it. */
  readonly traceRatio: number;
  /** How long one export may take, its retries included, in milliseconds. Default 5 s; what fails is dropped. */
  readonly exportTimeoutMs?: number;
}

/** Running telemetry of a process. */
export interface Telemetry {
  /** Everything measured so far, in Prometheus' text format 0.0.4 or as OpenMetrics; undefined when not kept. */
  readMetrics(format?: 'prometheus' | 'openmetrics'): Promise<string | undefined>;
  /** Sends what is left and stops. Never rejects: nobody's shutdown should wait for a collector. */
  shutdown(): Promise<void>;
}
