import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  createCorrelation,
  NestLogger,
  runWithCorrelation,
  type Logger,
} from '@whatsapp-agent/observability';
import { connectPubSub } from '@whatsapp-agent/pubsub';
import { serveApiReference } from '../http/api-reference';
import { AppModule } from './app.module';

/** Pub/Sub's own limit of a message is 10 MB; base64 adds a third. */
const MAX_BODY_BYTES = 14 * 1024 * 1024;

/** Builds the worker: HTTP and the Pub/Sub transport in one process. It does not listen yet. */
export async function createApp(config: WorkerConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register(config, logger),
    new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, return503OnClosing: false }),
    { logger: new NestLogger(logger) },
  );
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, _reply, done) => {
      const { traceparent } = request.headers;
      runWithCorrelation(createCorrelation(typeof traceparent === 'string' ? traceparent : undefined), done);
    });
  if (config.http.swagger) serveApiReference(app);
  connectPubSub(app);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  return app;
}
