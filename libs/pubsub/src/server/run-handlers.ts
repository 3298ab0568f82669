import type { MessageHandler } from '@nestjs/microservices';
import { fromEvent, isObservable, lastValueFrom, takeUntil } from 'rxjs';
import { classifyError } from './classify-error';
import type { Outcome } from './outcome';
import type { PubSubContext } from './pubsub-context';

/**
 * Runs every handler and waits until each has really ended, streams included. Never rejects.
 * One retry means a retry for all (handlers are idempotent); otherwise one park means park.
 */
export async function runHandlers(
  handlers: readonly MessageHandler[],
  payload: unknown,
  context: PubSubContext,
): Promise<Outcome> {
  const results = await Promise.allSettled(handlers.map((handler) => runToEnd(handler, payload, context)));
  const failures = results
    .filter((result) => result.status === 'rejected')
    .map(({ reason }) => classifyError(reason));
  return (
    failures.find(({ kind }) => kind === 'retry') ??
    failures.find(({ kind }) => kind === 'park') ?? { kind: 'handled' }
  );
}

async function runToEnd(handler: MessageHandler, payload: unknown, context: PubSubContext): Promise<void> {
  const result: unknown = await handler(payload, context);
  if (!isObservable(result)) return;
  // A stream without a value is a success: lastValueFrom would otherwise reject with EmptyError.
  await lastValueFrom(result.pipe(takeUntil(fromEvent(context.signal, 'abort'))), {
    defaultValue: undefined,
  });
}
