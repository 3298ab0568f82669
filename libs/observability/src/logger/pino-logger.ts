import type { Logger as Pino } from 'pino';
import { findCorrelation } from '../correlation/correlation';
import { describeError } from '../redaction/describe-error';
import { redactFields } from '../redaction/redact-fields';
import { redactText } from '../redaction/redact-text';
import { findActiveTrace, type ActiveTrace } from '../tracing/active-trace';
import type { LineSampler } from './line-sampler';
import type { LogFields, Logger } from './logger';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Levels of which lines may be left out. */
const SAMPLED_LEVELS: ReadonlySet<Level> = new Set(['debug', 'info']);

/** Writes through pino, and nothing that the allow-list does not name. */
export class PinoLogger implements Logger {
  constructor(
    private readonly pino: Pino,
    private readonly projectId: string | undefined,
    private readonly sampler: LineSampler,
    private readonly bound: LogFields = {},
  ) {}

  debug(message: string, fields?: LogFields): void {
    this.write('debug', message, fields);
  }

  info(message: string, fields?: LogFields): void {
    this.write('info', message, fields);
  }

  warn(message: string, fields?: LogFields): void {
    this.write('warn', message, fields);
  }

  error(message: string, fields?: LogFields): void {
    this.write('error', message, fields);
  }

  fatal(message: string, fields?: LogFields): void {
    this.write('fatal', message, fields);
  }

  child(fields: LogFields): Logger {
    return new PinoLogger(this.pino, this.projectId, this.sampler, { ...this.bound, ...fields });
  }

  private write(level: Level, message: string, fields: LogFields = {}): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const active = findActiveTrace();
    if (SAMPLED_LEVELS.has(level) && !this.sampler.keeps(active)) return;
    const correlation = findCorrelation();
    const { error, ...rest } = { ...correlation?.fields, ...this.bound, ...fields };
    const { kept, dropped } = redactFields(rest);
    this.pino[level](
      {
        ...kept,
        ...(error === undefined ? {} : { error: describeError(error) }),
        ...(dropped > 0 ? { droppedFields: dropped } : {}),
        ...this.describeTrace(active),
      },
      redactText(message),
    );
  }

  private describeTrace(active: ActiveTrace | undefined): Record<string, string | boolean> {
    if (active === undefined) return {};
    const { correlationId, spanId, sampled } = active;
    if (this.projectId === undefined) return { correlationId };
    return {
      correlationId,
      'logging.googleapis.com/trace': `projects/${this.projectId}/traces/${correlationId}`,
      'logging.googleapis.com/spanId': spanId,
      'logging.googleapis.com/trace_sampled': sampled,
    };
  }
}
