import type { AppError } from '@whatsapp-agent/contracts';

/** Waits for work no longer than a limit; the work itself goes on, for others who wait for it. */
export async function waitWithin<T>(
  limit: AbortSignal,
  work: Promise<T>,
  stopped: () => AppError,
): Promise<T> {
  if (limit.aborted) {
    work.catch(() => undefined);
    throw stopped();
  }
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(stopped());
    limit.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    limit.removeEventListener('abort', onAbort);
  }
}
