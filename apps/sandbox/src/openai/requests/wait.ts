import { setTimeout as sleep } from 'node:timers/promises';
import { RequestAbortedError } from './request-aborted.error';

/** Waits, but not for a caller who is gone. @throws RequestAbortedError when the signal fires. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new RequestAbortedError();
  if (ms <= 0) return;
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new RequestAbortedError();
  }
}

/** Waits until the caller gives up. @throws RequestAbortedError then. */
export async function waitForAbort(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
  throw new RequestAbortedError();
}
