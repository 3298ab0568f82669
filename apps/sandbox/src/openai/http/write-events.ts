import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import { RequestAbortedError } from '../requests/request-aborted.error';
import { wait } from '../requests/wait';

/** One Server-Sent Event. */
export interface ServerEvent {
  /** Absent for chat completions, which name none. */
  event?: string;
  data: object | '[DONE]';
}

/**
 * Streams events to the caller.
 * @throws RequestAbortedError when they hang up; nothing more is written then
 */
export async function writeEvents(
  reply: FastifyReply,
  events: Iterable<ServerEvent>,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    connection: 'keep-alive',
  });
  for (const { event, data } of events) {
    await wait(delayMs, signal);
    const body = typeof data === 'string' ? data : JSON.stringify(data);
    const written = raw.write(`${event === undefined ? '' : `event: ${event}\n`}data: ${body}\n\n`);
    if (!written) await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
    if (signal.aborted) throw new RequestAbortedError();
  }
  raw.end();
}
