import { AsyncLocalStorage } from 'node:async_hooks';

/** A PostgreSQL error as the driver throws it. */
interface DatabaseError {
  code: string;
  message: string;
  detail?: string;
  hint?: string;
}

/** HTTP status by SQLSTATE, as PostgREST documents it; first match wins. */
const statuses: readonly [RegExp, number][] = [
  [/^(23503|23505)$/, 409],
  [/^25006$/, 405],
  [/^(42883|42P01)$/, 404],
  [/^42P17$/, 500],
  [/^42501$/, 403],
  [/^P0001$/, 400],
  [/^08/, 503],
  [/^53400$/, 500],
  [/^53/, 503],
  [/^(0L|0P|28)/, 403],
  [/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/, 500],
];

/**
 * Supabase Lite 0.10 answers many database errors with the code `SUP`, which no client can act on. This keeps the
 * error of each request and answers it the way PostgREST does.
 */
export class PostgrestErrors {
  private readonly current = new AsyncLocalStorage<{ error?: DatabaseError }>();

  /** Runs database work of a request, noting the error it throws. */
  async note<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const slot = this.current.getStore();
      if (slot && isDatabaseError(error)) slot.error = error;
      throw error;
    }
  }

  /** Answers a request; a nameless error in the answer gets the name of the one noted meanwhile. */
  async answer(handle: () => Response | Promise<Response>): Promise<Response> {
    const slot: { error?: DatabaseError } = {};
    const response = await this.current.run(slot, async () => handle());
    const { error } = slot;
    if (!error || response.status !== 500) return response;
    const body = (await response.clone().json()) as { code?: string };
    if (body.code !== 'SUP') return response;
    const status = statuses.find(([pattern]) => pattern.test(error.code))?.[1] ?? 400;
    const { code, message, detail = null, hint = null } = error;
    return Response.json({ code, message, details: detail, hint }, { status });
  }
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
}
