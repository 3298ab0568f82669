import {
  Controller,
  Get,
  Headers,
  Inject,
  NotFoundException,
  Res,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { OPEN_METRICS_TYPE } from '../telemetry/open-metrics';
import type { Telemetry } from '../telemetry/telemetry.options';

/** DI token of the {@link Telemetry} of the process. */
export const TELEMETRY = Symbol('TELEMETRY');

/** What is needed of a reply; this library does not depend on Fastify. */
interface ReplyHeaders {
  header(name: string, value: string): unknown;
}

/** `GET /metrics` for a Prometheus that scrapes, with exemplars for one that asks for OpenMetrics; sends what is left when the application ends. */
@Controller('metrics')
export class MetricsController implements OnApplicationShutdown {
  constructor(@Inject(TELEMETRY) private readonly telemetry: Telemetry) {}

  @Get()
  async read(
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<string> {
    const open = accept?.includes('application/openmetrics-text') ?? false;
    const text = await this.telemetry.readMetrics(open ? 'openmetrics' : 'prometheus');
    if (text === undefined) throw new NotFoundException('Metrics are not kept. Set METRICS_ENABLED=true.');
    reply.header('Content-Type', open ? OPEN_METRICS_TYPE : 'text/plain; version=0.0.4; charset=utf-8');
    return text;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.telemetry.shutdown();
  }
}
