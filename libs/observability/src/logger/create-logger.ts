import pino, { type DestinationStream, type LoggerOptions as PinoOptions } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { LineSampler } from './line-sampler';
import type { Logger } from './logger';
import { PinoLogger } from './pino-logger';

export interface LoggerOptions {
  /** Written as a label of every line. */
  service: string;
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Coloured lines for people instead of JSON for Cloud Logging. */
  pretty: boolean;
  /** Share of work whose lines below a warning are written, 0 to 1; 1 when unset. Whole traces, never parts. */
  sampleRatio?: number;
  /** Google Cloud project; lets Cloud Logging show the lines of one trace together. */
  projectId?: string;
  /** More labels, e.g. the version or the instance. */
  labels?: Readonly<Record<string, string>>;
  /** Where lines go; standard output when unset. */
  destination?: DestinationStream;
}

/** pino's level names as Cloud Logging calls them. */
const SEVERITIES: Readonly<Record<string, string>> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};

/** Creates the logger of a process. Lines are written at once, so that none is lost when the process ends. */
export function createLogger(options: LoggerOptions): Logger {
  const common: PinoOptions = { level: options.level, base: null, messageKey: 'message' };
  return new PinoLogger(
    options.pretty ? forPeople(common, options) : forCloud(common, options),
    options.projectId,
    new LineSampler(options.sampleRatio ?? 1),
  );
}

function forCloud(common: PinoOptions, options: LoggerOptions): pino.Logger {
  return pino(
    {
      ...common,
      base: { 'logging.googleapis.com/labels': { ...options.labels, service: options.service } },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ severity: SEVERITIES[label] ?? 'DEFAULT' }) },
    },
    options.destination ?? createStandardOutput(),
  );
}

function forPeople(common: PinoOptions, options: LoggerOptions): pino.Logger {
  const format = prettyFactory({
    messageKey: 'message',
    messageFormat: `[${options.service}] {message}`,
    translateTime: 'HH:MM:ss.l',
  });
  const destination = options.destination ?? createStandardOutput();
  return pino(common, { write: (line: string) => destination.write(format(line)) });
}

function createStandardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true });
}
