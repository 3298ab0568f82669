/** DI token of {@link Logger}. */
export const LOGGER = Symbol('LOGGER');

/**
 * Fields of a log line: ids, codes, counts, durations. Only those named in `allowed-fields.ts` are written;
 * the others are dropped and counted. `error` takes anything that was thrown.
 */
export type LogFields = Readonly<Record<string, unknown>> & { readonly error?: unknown };

/** Structured log of a service. Messages are fixed sentences; everything that varies is a field. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  fatal(message: string, fields?: LogFields): void;
  /** A logger that adds the fields to every line. */
  child(fields: LogFields): Logger;
}
