import type { LoggerService } from '@nestjs/common';
import type { LogFields, Logger } from '../logger/logger';
import { selectFrames } from '../redaction/describe-error';

/** Nest announces every module and route at start; that is detail. */
const STARTUP_CONTEXTS = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);

/** Sends what Nest and libraries built on it log through our {@link Logger}, and so through its allow-list. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = findContext(rest);
    const level = context !== undefined && STARTUP_CONTEXTS.has(context) ? 'debug' : 'info';
    this.write(level, message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(
    level: 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = findContext(rest);
    const stack = rest.find((part): part is string => typeof part === 'string' && /\n\s+at /.test(part));
    const thrown = [message, ...rest].find((part) => part instanceof Error);
    if (thrown !== undefined) {
      this.logger[level]('an error reached the framework', { context, error: thrown });
    } else if (stack !== undefined) {
      this.logger[level]('an error reached the framework', { context, error: rebuildError(stack) });
    } else if (typeof message === 'string') {
      this.logger[level](message, { ...findFields(rest), context });
    } else {
      this.logger[level]('the framework logged an object', { ...findFields([message]), context });
    }
  }
}

/** A message that came with a stack is the message of an unknown error: it may quote data and is left out. */
function rebuildError(stack: string): Error {
  const error = new Error();
  error.stack = selectFrames(stack)
    .map((frame) => `    ${frame}`)
    .join('\n');
  return error;
}

/** Nest passes the name of the logging class last. */
function findContext(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' && /^\w{1,64}$/.test(last) ? last : undefined;
}

function findFields(parts: readonly unknown[]): LogFields {
  const object = parts.find((part) => typeof part === 'object' && part !== null && !Array.isArray(part));
  return (object ?? {}) as LogFields;
}
