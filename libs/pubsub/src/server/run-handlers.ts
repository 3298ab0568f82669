import { fromEvent, isObservable, lastValueFrom, takeUntil } from 'rxjs';
import type { MessageHandler } from '@nestjs/microservices';
import { withDeadline } from '../connection/deadline';
import type { BoundHandler } from './bound-handler';
import { classifyError } from './classify-error';
import { HandlerRefusedError } from './handler-refused.error';
import type { Outcome } from './outcome';
import { ProcessingTimeoutError } from './processing-timeout.error';
import { PubSubContext } from './pubsub-context';

/**
 * Runs every handler and waits until each has really ended, streams included, or spent its time. Never rejects.
 * One retry means a retry for all (handlers are idempotent); otherwise one park means park.
 */
export async function runHandlers(
  handlers: readonly BoundHandler[],
  payload: unknown,
  context: PubSubContext,
): Promise<Outcome> {
  const results = await Promise.allSettled(handlers.map((one) => runInTurn(one, payload, context)));
  const failures = results
    .filter((result) => result.status === 'rejected')
    .map(({ reason }) => classifyError(reason));
  return (
    failures.find(({ kind }) => kind === 'retry') ??
    failures.find(({ kind }) => kind === 'park') ?? { kind: 'handled' }
  );
}

async function runInTurn(bound: BoundHandler, payload: unknown, context: PubSubContext): Promise<void> {
  const work = () => runInTime(bound, payload, context);
  if (!bound.slots) return work();
  if ((await bound.slots.run(context.shutdownSignal, work)) === 'nack') {
    throw new HandlerRefusedError(context.getPattern());
  }
}

async function runInTime(bound: BoundHandler, payload: unknown, context: PubSubContext): Promise<void> {
  const { handler, maxProcessingMs } = bound;
  if (maxProcessingMs === undefined) return runToEnd(handler, payload, context);
  const timeout = new AbortController();
  const own = context.withSignal(AbortSignal.any([context.signal, timeout.signal]));
  const { timedOut } = await withDeadline(runToEnd(handler, payload, own), maxProcessingMs);
  if (!timedOut) return;
  const error = new ProcessingTimeoutError(context.getPattern(), maxProcessingMs);
  timeout.abort(error);
  throw error;
}

async function runToEnd(handler: MessageHandler, payload: unknown, context: PubSubContext): Promise<void> {
  const result: unknown = await handler(payload, context);
  if (!isObservable(result)) return;
  // A stream without a value is a success: lastValueFrom would otherwise reject with EmptyError.
  await lastValueFrom(result.pipe(takeUntil(fromEvent(context.signal, 'abort'))), {
    defaultValue: undefined,
  });
}
