import type { IngestionConfig } from '@whatsapp-agent/config';
import { NestLogger, observeRequests, type Logger } from '@whatsapp-agent/observability';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { describeFrameworkAnswer } from '../http/framework-answers';
import { AppModule } from './app.module';

/** Largest webhook taken, in bytes: Meta's own limit of 3 MB. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;
/** Longest last part of an address, for secrets in it. */
const MAX_PARAMETER_LENGTH = 256;
const ANSWER_HEADERS = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
/** A sender that takes longer than this to send its request is cut off. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Builds the HTTP application; it does not listen yet. */
export async function createApp(config: IngestionConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    await AppModule.register(config, logger),
    createHttpAdapter(),
    { bodyParser: false, logger: new NestLogger(logger) },
  );
  await configureApp(app, config);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  return app;
}

/** Requests on open connections are still answered while the process stops: a refused webhook may come back late or never. */
export function createHttpAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false,
    // No module here has middleware, and the layer that would run it is asked about every request.
    skipMiddie: true,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH, ignoreTrailingSlash: true },
    frameworkErrors: answerUnreadableAddress,
  });
}

/** What the application does with every request. Needs an application created with `bodyParser: false`. */
export async function configureApp(app: NestFastifyApplication, config: IngestionConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  // A signature covers the bytes as they were sent, so no parser may touch them, whatever they claim to be.
  fastify.removeAllContentTypeParsers();
  // The usual type is named too: it is found at once, while others are taken apart first.
  for (const type of ['application/json', '*']) {
    fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
  observeRequests(fastify);
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    void reply.headers(ANSWER_HEADERS);
    done(null, payload);
  });
  if (!config.http.swagger) return;
  // Loaded only where it is served: it is a third of the start.
  const { serveApiReference } = await import('../http/api-reference.ts');
  serveApiReference(app);
}

/** Addresses the router cannot read never reach a filter. */
function answerUnreadableAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message } = describeFrameworkAnswer(error.statusCode ?? 500);
  void reply.status(status).send({ error: { code, message } });
}
