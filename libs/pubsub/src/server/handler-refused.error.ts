/** Shutdown began before a handler with limited concurrency had its turn. */
export class HandlerRefusedError extends Error {
  readonly disposition = 'retry';
  readonly code = 'PUBSUB.SHUTTING_DOWN';

  constructor(pattern: string) {
    super(`The process shuts down; '${pattern}' had to wait and is given back unhandled.`);
    this.name = 'HandlerRefusedError';
  }
}
