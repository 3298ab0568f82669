/** A handler ran longer than its `maxProcessingMs`; its message was given back. */
export class ProcessingTimeoutError extends Error {
  readonly disposition = 'retry';
  readonly code = 'PUBSUB.PROCESSING_TIMEOUT';

  constructor(pattern: string, maxProcessingMs: number) {
    super(
      `The handler of '${pattern}' did not end within ${maxProcessingMs} ms; its message is given back. ` +
        'Raise maxProcessingMs, or stop on context.signal.',
    );
    this.name = 'ProcessingTimeoutError';
  }
}
