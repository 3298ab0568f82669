import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

/** How far a `fetch` got. */
export interface RequestProgress {
  /** The request was formed and handed to a connection; without it nothing below is known. */
  formed: boolean;
  /** Its headers were written to a socket: from here on the other side may have acted on it. */
  sent: boolean;
}

const current = new AsyncLocalStorage<RequestProgress>();
const byRequest = new WeakMap<object, RequestProgress>();

function requestOf(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  const { request } = message;
  return typeof request === 'object' && request !== null ? request : undefined;
}

// Node's fetch reports an error, but not whether the request had left by then. These two documented
// channels do; without that answer a provider that cannot be reached would make every send "unknown".
subscribe('undici:request:create', (message) => {
  const progress = current.getStore();
  const request = requestOf(message);
  if (!progress || !request) return;
  progress.formed = true;
  byRequest.set(request, progress);
});

subscribe('undici:client:sendHeaders', (message) => {
  const request = requestOf(message);
  const progress = request && byRequest.get(request);
  if (progress) progress.sent = true;
});

/** Runs one `fetch` and notes in `progress` how far it got. */
export function trackProgress<T>(progress: RequestProgress, run: () => Promise<T>): Promise<T> {
  return current.run(progress, run);
}
