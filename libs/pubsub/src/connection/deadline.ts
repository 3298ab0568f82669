/** What happened first. */
export type DeadlineResult<T> = { readonly timedOut: false; readonly value: T } | { readonly timedOut: true };

/**
 * Waits for `work`, but not longer than `ms` milliseconds. Rejects as `work` does.
 * Used wherever the Pub/Sub client may take minutes, or for ever, to answer.
 */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<DeadlineResult<T>> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<DeadlineResult<T>>((resolve) => {
    timer = setTimeout(() => resolve({ timedOut: true }), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ timedOut: false as const, value })), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** {@link withDeadline} for work whose failure changes nothing any more: whether it succeeded in time. Never rejects. */
export async function waitAtMost(work: Promise<unknown>, ms: number): Promise<boolean> {
  return withDeadline(work, ms).then(
    ({ timedOut }) => !timedOut,
    () => false,
  );
}
