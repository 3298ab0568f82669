import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { WorkerConfig } from '@whatsapp-agent/config';
import { NestLogger, observeRequests, type Logger } from '@whatsapp-agent/observability';
import { connectPubSub } from '@whatsapp-agent/pubsub';
import { serveApiReference } from '../http/api-reference';
import { AppModule } from './app.module';

/** Pub/Sub's own limit of a message is 10 MB; base64 adds a third. */
const MAX_BODY_BYTES = 14 * 1024 * 1024;

/** Builds the worker: HTTP and the Pub/Sub transport in one process. It does not listen yet. */
export async function createApp(config: WorkerConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    await AppModule.register(config, logger),
    createHttpAdapter(),
    { logger: new NestLogger(logger) },
  );
  configureApp(app, config);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  return app;
}

/** A push that arrives while the process stops gets an answer, so that it is delivered elsewhere at once. */
export function createHttpAdapter(): FastifyAdapter {
  return new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, return503OnClosing: false });
}

/** What the application does with every request, and where its events come from. */
export function configureApp(app: NestFastifyApplication, config: WorkerConfig): void {
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
  observeRequests(app.getHttpAdapter().getInstance());
  if (config.http.swagger) serveApiReference(app);
  connectPubSub(app);
}
