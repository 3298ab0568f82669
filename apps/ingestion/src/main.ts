import 'reflect-metadata';
import { EnvironmentError, loadIngestionConfig } from '@whatsapp-agent/config';
import { boundShutdown, createLogger, logFatalErrors } from '@whatsapp-agent/observability';
import { createApp } from './app/create-app';

/** Cloud Run kills a container 10 s after SIGTERM; ending before that keeps the exit code and the logs. */
const LONGEST_SHUTDOWN_MS = 9_000;

async function bootstrap(): Promise<void> {
  const config = loadIngestionConfig();
  const logger = createLogger({ service: 'ingestion', ...config.log, projectId: config.pubsub.projectId });
  logFatalErrors(logger);
  boundShutdown(logger, LONGEST_SHUTDOWN_MS, 'what is in flight is finished first');
  try {
    const app = await createApp(config, logger);
    await app.listen(config.http.port, config.http.host);
    const port = Number(new URL(await app.getUrl()).port);
    logger.info('ingestion is listening', { port, topic: config.pubsub.topic });
  } catch (error) {
    logger.fatal('ingestion could not start', { error, port: config.http.port });
    process.exit(1);
  }
}

bootstrap().catch((error: unknown) => {
  if (!(error instanceof EnvironmentError)) throw error;
  // Names and advice, never values; readable also where nobody reads JSON.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
