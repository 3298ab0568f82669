import type { ErrorContext } from '@whatsapp-agent/contracts';
import { mapTransportFailure } from '../errors/map-transport-failure';
import { trackProgress, type RequestProgress } from './request-progress';

/** One HTTP call. */
export interface HttpCall {
  /** Name of the call in errors, e.g. `sendMessage`. */
  operation: string;
  url: URL;
  method: 'GET' | 'POST' | 'DELETE';
  headers: Record<string, string>;
  body?: string | FormData;
  /** From the start of the call to the last byte of the answer, in ms. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** True when repeating the call does no harm; a lost answer is then transient instead of unknown. */
  repeatable: boolean;
  /** Ids for errors. */
  context: ErrorContext;
}

/** An answer whose body is still to be read. `signal` ends reading it. */
export interface HttpAnswer {
  response: Response;
  signal: AbortSignal;
}

/** A caller's deadline is a time-out too, whichever signal carries it. */
function readStop(signal: AbortSignal): 'timeout' | 'aborted' {
  const reason = signal.reason as { name?: unknown } | undefined;
  return reason?.name === 'TimeoutError' ? 'timeout' : 'aborted';
}

/**
 * Sends one request over the process's pooled keep-alive connections. Redirects are not followed: a POST
 * would become a GET and the bearer token would travel.
 * @throws the error of {@link mapTransportFailure} when no status line came back.
 */
export async function exchange(call: HttpCall): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
  const progress: RequestProgress = { formed: false, sent: false };
  try {
    signal.throwIfAborted();
    const { url, method, headers, body } = call;
    const response = await trackProgress(progress, () =>
      fetch(url, { method, headers, body, signal, redirect: 'manual' }),
    );
    return { response, signal };
  } catch (cause) {
    throw mapTransportFailure({
      operation: call.operation,
      cause,
      progress,
      stopped: signal.aborted ? readStop(signal) : undefined,
      repeatable: call.repeatable,
      context: call.context,
    });
  }
}

/**
 * Reads a body up to `maxBytes`.
 * @returns `undefined` when the body is longer, `complete: false` when the connection ended early.
 */
export async function readBody(
  { response }: HttpAnswer,
  maxBytes: number,
): Promise<{ bytes: Buffer; complete: boolean } | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    return undefined;
  }
  try {
    const body: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
    for await (const chunk of body ?? []) {
      length += chunk.byteLength;
      // Leaving the loop cancels the stream, so the rest is never received.
      if (length > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return { bytes: Buffer.concat(chunks), complete: false };
  }
  return { bytes: Buffer.concat(chunks), complete: true };
}
