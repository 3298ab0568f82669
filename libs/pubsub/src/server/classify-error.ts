import type { Outcome, ParkReason } from './outcome';

const INVALID_PAYLOAD_STATUS = new Set([400, 422]);
const INVALID_PAYLOAD: ParkReason = 'INVALID_PAYLOAD';

/**
 * What a handler's error means for its message. `disposition` and `retryAfterMs` are read structurally, so that
 * no error class has to be shared; a validation pipe's 400 or 422 can only fail again; all else is a retry.
 */
export function classifyError(error: unknown): Outcome {
  switch (findDisposition(error)) {
    case 'park':
      return { kind: 'park', reason: describeError(error), error };
    case 'retry':
      return { kind: 'retry', error, afterMs: findRetryAfter(error) };
    case undefined:
      return isInvalidPayload(error)
        ? { kind: 'park', reason: INVALID_PAYLOAD, error }
        : { kind: 'retry', error };
  }
}

/** The stable part of an error, fit for a log or an attribute: its code, else its class name. Never its message. */
export function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) {
    return String(error.code);
  }
  return error instanceof Error ? error.name : 'UNKNOWN';
}

/** The error Nest puts in place of one no filter kept; its class and disposition are gone. */
export function isSwallowedByNest(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || error instanceof Error) return false;
  return 'status' in error && error.status === 'error' && 'message' in error;
}

function findDisposition(error: unknown): 'retry' | 'park' | undefined {
  if (typeof error !== 'object' || error === null || !('disposition' in error)) return undefined;
  return error.disposition === 'retry' || error.disposition === 'park' ? error.disposition : undefined;
}

function findRetryAfter(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('retryAfterMs' in error)) return undefined;
  const { retryAfterMs } = error;
  return typeof retryAfterMs === 'number' && retryAfterMs > 0 ? retryAfterMs : undefined;
}

function isInvalidPayload(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('getStatus' in error)) return false;
  if (typeof error.getStatus !== 'function') return false;
  const status: unknown = (error.getStatus as () => unknown).call(error);
  return typeof status === 'number' && INVALID_PAYLOAD_STATUS.has(status);
}
