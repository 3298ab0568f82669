import { type AppError, PermanentError, TransientError } from '@whatsapp-agent/contracts';

interface ErrorRule {
  code: string;
  what: string;
  disposition: 'retry' | 'park';
}

const KEY: ErrorRule = {
  code: 'KEY_REFUSED',
  what: 'refused the key; check GOOGLE_MAPS_API_KEY and that both APIs are enabled and billed',
  disposition: 'park',
};
const QUOTA: ErrorRule = { code: 'QUOTA', what: 'limits our rate or quota', disposition: 'retry' };
const INVALID: ErrorRule = {
  code: 'REQUEST_REFUSED',
  what: 'does not take the request; this is a defect of the adapter',
  disposition: 'park',
};
const FAILED: ErrorRule = { code: 'UNAVAILABLE', what: 'failed; try again later', disposition: 'retry' };

/** `error.status` of Google's error body, which says more than the HTTP status. */
const BY_GOOGLE_STATUS: Readonly<Record<string, ErrorRule>> = {
  UNAUTHENTICATED: KEY,
  PERMISSION_DENIED: KEY,
  FAILED_PRECONDITION: KEY,
  RESOURCE_EXHAUSTED: QUOTA,
  INVALID_ARGUMENT: INVALID,
  NOT_FOUND: { code: 'NOT_FOUND', what: 'does not know what was asked for', disposition: 'park' },
  UNAVAILABLE: FAILED,
  INTERNAL: FAILED,
  DEADLINE_EXCEEDED: { ...FAILED, code: 'TIMEOUT' },
};

/** Google reports a key it has never seen as a wrong argument. */
const KEY_REASON = 'API_KEY_INVALID';

/** What an answer that is no success means. Bodies and keys never get into the error. */
export function mapAnswer(operation: string, httpStatus: number, body: unknown): AppError {
  const { status, details } = readGoogleError(body);
  const rule = details.includes(KEY_REASON)
    ? KEY
    : (BY_GOOGLE_STATUS[status] ?? (httpStatus >= 400 && httpStatus < 500 ? byHttp(httpStatus) : FAILED));
  const message = `${operation}: the places provider ${rule.what}.`;
  const context = { operation, httpStatus };
  return rule.disposition === 'park'
    ? new PermanentError(`PLACES.${rule.code}`, message, context)
    : new TransientError(`PLACES.${rule.code}`, message, context);
}

/** A call without an answer. The cause is left out: `fetch` may quote headers, and one of them is the key. */
export function mapFailure(operation: string, timedOut: boolean): AppError {
  return timedOut
    ? new TransientError('PLACES.TIMEOUT', `${operation}: the places provider took too long.`, { operation })
    : new TransientError('PLACES.UNREACHABLE', `${operation}: the places provider cannot be reached.`, {
        operation,
      });
}

function byHttp(status: number): ErrorRule {
  if (status === 401 || status === 403) return KEY;
  return status === 429 ? QUOTA : INVALID;
}

function readGoogleError(body: unknown): { status: string; details: string } {
  const error = (body as { error?: { status?: unknown; details?: unknown } } | undefined)?.error;
  return {
    status: typeof error?.status === 'string' ? error.status : '',
    details: JSON.stringify(error?.details ?? ''),
  };
}
