import { ConsoleLogger, type LogLevel as NestLevel } from '@nestjs/common';
import type { LogConfig, LogLevel } from '@whatsapp-agent/config';

/** Nest names every route and module it maps; of interest only to who debugs the sandbox itself. */
const FRAMEWORK = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** Readable lines on the terminal; of the framework only warnings and errors, unless debugging. */
export class SandboxLogger extends ConsoleLogger {
  private readonly debugging: boolean;

  constructor(config: LogConfig) {
    super({ prefix: 'sandbox', logLevels: levelsFor(config.level), colors: process.stdout.isTTY === true });
    this.debugging = config.level === 'debug' || config.level === 'trace';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context: unknown = rest.at(-1);
    if (!this.debugging && typeof context === 'string' && FRAMEWORK.has(context)) return;
    super.log(message, ...rest);
  }
}

function levelsFor(level: LogLevel): NestLevel[] {
  const order: readonly [LogLevel, NestLevel][] = [
    ['trace', 'verbose'],
    ['debug', 'debug'],
    ['info', 'log'],
    ['warn', 'warn'],
    ['error', 'error'],
    ['fatal', 'fatal'],
  ];
  const from = order.findIndex(([name]) => name === level);
  return from < 0 ? [] : order.slice(from).map(([, nest]) => nest);
}
