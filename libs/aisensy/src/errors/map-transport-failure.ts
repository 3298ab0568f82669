import {
  OutcomeUnknownError,
  PermanentError,
  TransientError,
  type AppError,
  type ErrorContext,
} from '@whatsapp-agent/contracts';
import type { RequestProgress } from '../http/request-progress';

/** A call that got no status line. */
export interface TransportFailure {
  operation: string;
  cause: unknown;
  progress: RequestProgress;
  /** Set when we ended the call: its time was up, or the caller aborted it. */
  stopped: 'timeout' | 'aborted' | undefined;
  repeatable: boolean;
  context: ErrorContext;
}

/** Failures before a byte of the request can have left. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes of the network and TLS layers look like this; anything else in `cause.code` is not repeated. */
const ERROR_CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

// Structural, because the errors of `fetch` may come from another realm (as they do under Jest).
function codeOf(failure: unknown): string | undefined {
  for (let error = failure, depth = 0; typeof error === 'object' && error !== null && depth < 4; depth++) {
    const { code, cause } = error as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && ERROR_CODE.test(code)) return code;
    error = cause;
  }
  return undefined;
}

/**
 * Names a call without an answer by what is known about its effect:
 * - nothing left this process → `TransientError` `AISENSY.UNREACHABLE` (or `AISENSY.ABORTED`);
 * - the request itself cannot be formed → `PermanentError` `AISENSY.REQUEST_INVALID`;
 * - it left and no answer came → `OutcomeUnknownError` `AISENSY.OUTCOME_UNKNOWN`, unless repeating does no
 *   harm (`AISENSY.NO_ANSWER`, transient).
 *
 * The cause is not attached: `fetch` quotes header values in its messages, and one of them is the token.
 */
export function mapTransportFailure(failure: TransportFailure): AppError {
  const { operation, progress, stopped, repeatable } = failure;
  const cause = codeOf(failure.cause);
  const context = { ...failure.context, operation, reason: stopped ?? 'connection', cause };
  const neverSent = progress.formed ? !progress.sent : cause !== undefined && NEVER_SENT.has(cause);

  if (stopped === 'aborted' && !progress.sent) {
    return new TransientError('AISENSY.ABORTED', `${operation} was aborted before it was sent.`, context);
  }
  if (neverSent) {
    return new TransientError(
      'AISENSY.UNREACHABLE',
      `${operation}: no connection to AiSensy (${cause ?? context.reason}); nothing was sent. Check AISENSY_BASE_URL and the network if this lasts.`,
      context,
    );
  }
  if (!progress.formed && stopped === undefined && (cause === undefined || cause === 'ERR_INVALID_URL')) {
    return new PermanentError(
      'AISENSY.REQUEST_INVALID',
      `${operation}: the request could not be formed. Check AISENSY_BASE_URL and that the stored token is one line of ASCII.`,
      context,
    );
  }
  if (repeatable) {
    return new TransientError('AISENSY.NO_ANSWER', `${operation}: AiSensy did not answer.`, context);
  }
  return new OutcomeUnknownError(
    'AISENSY.OUTCOME_UNKNOWN',
    `${operation}: the request was sent and no answer came, so it may have taken effect. A status webhook settles it; do not repeat it.`,
    context,
  );
}
