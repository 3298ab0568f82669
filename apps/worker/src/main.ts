import 'reflect-metadata';
import { EnvironmentError, loadWorkerConfig } from '@whatsapp-agent/config';
import { boundShutdown, createLogger, logFatalErrors } from '@whatsapp-agent/observability';
import { createApp } from './app/create-app';

/** Over the drain's own budget and under Cloud Run's 10 s. */
const SHUTDOWN_MARGIN_MS = 1_500;

async function bootstrap(): Promise<void> {
  const config = loadWorkerConfig();
  const logger = createLogger({ service: 'worker', ...config.log, projectId: config.pubsub.projectId });
  logFatalErrors(logger);
  boundShutdown(
    logger,
    config.shutdownBudgetMs + SHUTDOWN_MARGIN_MS,
    'turns are handed on, sends in flight are finished',
  );
  const app = await createApp(config, logger);
  await app.startAllMicroservices();
  await app.listen(config.http.port, config.http.host);
  logger.info('worker is listening', { port: config.http.port, delivery: config.pubsub.delivery.kind });
}

bootstrap().catch((error: unknown) => {
  if (!(error instanceof EnvironmentError)) throw error;
  // Names and advice, never values; readable also where nobody reads JSON.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
