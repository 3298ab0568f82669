import type { Logger } from './logger';

/** Makes whatever nobody caught end the process with one redacted line; Node's own report would quote the message. */
export function logFatalErrors(logger: Logger): void {
  const end = (message: string) => (error: unknown) => {
    logger.fatal(message, { error });
    process.exit(1);
  };
  process.on('uncaughtException', end('an error was not caught'));
  process.on('unhandledRejection', end('a promise was rejected and nobody looked'));
}
