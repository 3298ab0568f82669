/** Options of one handler, third argument of `@EventPattern`: see {@link handlerOptions}. */
export interface PubSubHandlerOptions {
  /** Key of the subscription the handler listens to. Default: the first one. */
  readonly subscription?: string;
  /**
   * Messages this handler works on at once. Those that wait for their turn count towards `maxMessages`, so a
   * narrow handler belongs on a subscription of its own. Default: only `maxMessages` limits.
   */
  readonly concurrency?: number;
  /** After this many milliseconds `context.signal` is aborted and the message given back, whatever the handler still does. */
  readonly maxProcessingMs?: number;
  /**
   * Shortest lease asked for, in seconds, 10 to 600; the longest among the handlers of a subscription counts.
   * Leases are extended while a handler runs: this is how long a message is lost to a process that was
   * killed, and how long a blocked event loop may last. Push has the subscription's own deadline.
   */
  readonly ackDeadlineSeconds?: number;
}

const RULES: Record<keyof PubSubHandlerOptions, { valid: (value: unknown) => boolean; rule: string }> = {
  subscription: { valid: (value) => typeof value === 'string', rule: 'the key of a subscription' },
  concurrency: {
    valid: (value) => Number.isInteger(value) && Number(value) >= 1,
    rule: 'a whole number, 1 or more',
  },
  maxProcessingMs: {
    valid: (value) => typeof value === 'number' && value > 0 && value <= 3_600_000,
    rule: 'milliseconds, more than 0 and at most an hour',
  },
  ackDeadlineSeconds: {
    valid: (value) => Number.isInteger(value) && Number(value) >= 10 && Number(value) <= 600,
    rule: 'whole seconds from 10 to 600',
  },
};

/**
 * Types the extras of a handler: `@EventPattern<string>('x', GCP_PUBSUB, handlerOptions({ concurrency: 4 }))`.
 * @throws Error when a value is out of its range
 */
export function handlerOptions(options: PubSubHandlerOptions): Record<string, unknown> {
  return { ...readHandlerOptions('handlerOptions()', options) };
}

/** The options among a handler's extras; others are left alone. @throws Error naming `route` when one is out of its range. */
export function readHandlerOptions(route: string, extras: object): PubSubHandlerOptions {
  const options: Record<string, unknown> = {};
  for (const [name, { valid, rule }] of Object.entries(RULES)) {
    const value: unknown = (extras as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (!valid(value)) throw new Error(`Option '${name}' of the handler of '${route}' must be ${rule}.`);
    options[name] = value;
  }
  return options;
}
