import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Value = string | number | boolean | string[] | undefined;

/** A span as a collector stores it. */
export interface CollectedSpan {
  service: string;
  /** Name of the tracer, and the conventions it says it keeps. */
  scope: string;
  schemaUrl?: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  /** Nanoseconds since 1970. */
  startedAt: bigint;
  attributes: Record<string, Value>;
  links: { traceId: string }[];
  failed: boolean;
}

/** The newest reading of one metric: labels and what they stand for. */
export interface CollectedPoint {
  service: string;
  name: string;
  attributes: Record<string, Value>;
  /** Of a sum or a gauge; the number of readings of a histogram. */
  value: number;
}

/** A real OTLP/HTTP collector that keeps what it was sent, as sent and as read. */
export class OtlpCollector {
  readonly bodies: string[] = [];
  readonly spans: CollectedSpan[] = [];
  /** By service, metric and labels. */
  readonly points = new Map<string, CollectedPoint>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtlpCollector> {
    const server = createServer();
    const collector = new OtlpCollector(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        collector.take(request.url ?? '', Buffer.concat(chunks).toString());
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The spans of one trace, in the order they began. */
  trace(traceId: string): CollectedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private take(path: string, body: string): void {
    this.bodies.push(body);
    if (path === '/v1/traces') this.spans.push(...readSpans(JSON.parse(body) as WireTraces));
    if (path !== '/v1/metrics') return;
    for (const point of readPoints(JSON.parse(body) as WireMetrics)) {
      this.points.set(JSON.stringify([point.service, point.name, point.attributes]), point);
    }
  }
}

interface WireValue {
  stringValue?: string;
  intValue?: number | string;
  doubleValue?: number;
  boolValue?: boolean;
  arrayValue?: { values: { stringValue?: string }[] };
}
type WireAttributes = { key: string; value: WireValue }[];
interface WireSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  attributes: WireAttributes;
  links?: { traceId: string }[];
  status: { code?: number };
}
interface WireTraces {
  resourceSpans: {
    resource: { attributes: WireAttributes };
    scopeSpans: { scope: { name: string }; schemaUrl?: string; spans: WireSpan[] }[];
  }[];
}
interface WirePoint {
  attributes: WireAttributes;
  asInt?: number | string;
  asDouble?: number;
  count?: number | string;
}
interface WireMetrics {
  resourceMetrics: {
    resource: { attributes: WireAttributes };
    scopeMetrics: {
      metrics: ({ name: string } & Partial<
        Record<'sum' | 'gauge' | 'histogram', { dataPoints: WirePoint[] }>
      >)[];
    }[];
  }[];
}

const ERROR = 2;

function readSpans({ resourceSpans }: WireTraces): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ scope, schemaUrl, spans }) =>
      spans.map(({ attributes, links = [], status, startTimeUnixNano, ...span }) => ({
        ...span,
        service: readService(resource.attributes),
        scope: scope.name,
        schemaUrl,
        startedAt: BigInt(startTimeUnixNano),
        attributes: readAttributes(attributes),
        links,
        failed: status.code === ERROR,
      })),
    ),
  );
}

function readPoints({ resourceMetrics }: WireMetrics): CollectedPoint[] {
  return resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics
      .flatMap(({ metrics }) => metrics)
      .flatMap(({ name, ...metric }) =>
        (metric.sum ?? metric.gauge ?? metric.histogram)?.dataPoints.map((point) => ({
          service: readService(resource.attributes),
          name,
          attributes: readAttributes(point.attributes),
          value: Number(point.asInt ?? point.asDouble ?? point.count),
        })),
      )
      .filter((point) => point !== undefined),
  );
}

function readService(attributes: WireAttributes): string {
  return String(readAttributes(attributes)['service.name']);
}

function readAttributes(attributes: WireAttributes): Record<string, Value> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]));
}

function readValue({ stringValue, intValue, doubleValue, boolValue, arrayValue }: WireValue): Value {
  if (arrayValue) return arrayValue.values.map((one) => one.stringValue ?? '');
  return stringValue ?? boolValue ?? (intValue === undefined ? doubleValue : Number(intValue));
}
