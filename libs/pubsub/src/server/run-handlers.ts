import { fromEvent, isObservable, lastValueFrom, takeUntil, type Observable } from 'rxjs';
import type { MessageHandler } from '@nestjs/microservices';
import { withDeadline } from '../connection/deadline';
import type { BoundHandler } from './bound-handler';
import { classifyError } from './classify-error';
import { HandlerRefusedError } from './handler-refused.error';
import type { HandlerSlots } from './handler-slots';
import type { Outcome } from './outcome';
import { ProcessingTimeoutError } from './processing-timeout.error';
import { PubSubContext } from './pubsub-context';

const HANDLED: Outcome = { kind: 'handled' };

/**
 * Runs every handler and waits until each has really ended, streams included, or spent its time. Never rejects.
 * One retry means a retry for all (handlers are idempotent); otherwise one park means park.
 */
export function runHandlers(
  handlers: readonly BoundHandler[],
  payload: unknown,
  context: PubSubContext,
): Promise<Outcome> {
  const [only] = handlers;
  return only && handlers.length === 1 ? runOne(only, payload, context) : runAll(handlers, payload, context);
}

async function runAll(
  handlers: readonly BoundHandler[],
  payload: unknown,
  context: PubSubContext,
): Promise<Outcome> {
  const outcomes = await Promise.all(handlers.map((one) => runOne(one, payload, context)));
  return findLongestRetry(outcomes) ?? outcomes.find(({ kind }) => kind === 'park') ?? HANDLED;
}

/** The common case in one async function: each one more lives as long as the handler runs. */
async function runOne(bound: BoundHandler, payload: unknown, context: PubSubContext): Promise<Outcome> {
  try {
    if (bound.slots) await runInSlot(bound, bound.slots, payload, context);
    else if (bound.maxProcessingMs !== undefined) await runInTime(bound, payload, context);
    else {
      const result: unknown = await bound.handler(payload, context);
      if (isObservable(result)) await untilComplete(result, context);
    }
    return HANDLED;
  } catch (error) {
    return classifyError(error);
  }
}

/** All run again, so the one that needs the longest wait decides. */
function findLongestRetry(outcomes: readonly Outcome[]): Outcome | undefined {
  return outcomes
    .filter((outcome) => outcome.kind === 'retry')
    .sort((one, other) => (other.afterMs ?? 0) - (one.afterMs ?? 0))[0];
}

async function runInSlot(
  bound: BoundHandler,
  slots: HandlerSlots,
  payload: unknown,
  context: PubSubContext,
): Promise<void> {
  const result = await slots.run(context.shutdownSignal, () => runInTime(bound, payload, context));
  if (result === 'nack') {
    throw new HandlerRefusedError(context.getPattern());
  }
}

function runInTime(bound: BoundHandler, payload: unknown, context: PubSubContext): Promise<void> {
  const { handler, maxProcessingMs } = bound;
  return maxProcessingMs === undefined
    ? runToEnd(handler, payload, context)
    : runWithin(maxProcessingMs, handler, payload, context);
}

async function runWithin(
  maxProcessingMs: number,
  handler: MessageHandler,
  payload: unknown,
  context: PubSubContext,
): Promise<void> {
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
  if (isObservable(result)) await untilComplete(result, context);
}

/** A stream without a value is a success: lastValueFrom would otherwise reject with EmptyError. */
function untilComplete(stream: Observable<unknown>, { signal }: PubSubContext): Promise<unknown> {
  return lastValueFrom(stream.pipe(takeUntil(fromEvent(signal, 'abort'))), { defaultValue: undefined });
}
