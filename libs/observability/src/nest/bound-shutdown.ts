import type { Logger } from '../logger/logger';

/**
 * Ends the process `budgetMs` after SIGTERM, whatever still runs: Cloud Run kills it at 10 s, and then exit code and
 * last lines are lost. @param doing what happens meanwhile, for the log
 */
export function boundShutdown(logger: Logger, budgetMs: number, doing: string): void {
  process.once('SIGTERM', () => {
    logger.info(`stopping: ${doing}`, { signal: 'SIGTERM' });
    setTimeout(() => {
      logger.error('the shutdown took too long', { budgetMs });
      process.exit(1);
    }, budgetMs).unref();
  });
}
