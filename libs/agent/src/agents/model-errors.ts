import { ModelTimeoutError } from '@openai/agents';
import { AppError, PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';

type Verdict = { code: string; what: string; disposition: 'retry' | 'park' };

/** What a status of the model's endpoint means. Others: 5xx may pass, 4xx will not. */
const BY_STATUS: Readonly<Record<number, Verdict>> = {
  401: { code: 'MODEL.UNAUTHORIZED', what: 'refused the API key; check it', disposition: 'park' },
  403: { code: 'MODEL.UNAUTHORIZED', what: 'refused the API key; check its rights', disposition: 'park' },
  404: { code: 'MODEL.NOT_FOUND', what: 'does not know the model; check its name', disposition: 'park' },
  408: { code: 'MODEL.TIMEOUT', what: 'took too long', disposition: 'retry' },
  409: { code: 'MODEL.UNAVAILABLE', what: 'was busy', disposition: 'retry' },
  429: { code: 'MODEL.RATE_LIMITED', what: 'limits our rate or quota', disposition: 'retry' },
};

/**
 * Maps what a run threw to an error of ours: `TransientError` `MODEL.*` when the model may answer later,
 * `PermanentError` `MODEL.*` when it never will. Nothing for errors that are not the endpoint's.
 */
export function mapModelError(error: unknown): AppError | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof AppError) return cause;
    if (cause instanceof APIConnectionTimeoutError || cause instanceof ModelTimeoutError) {
      return new TransientError('MODEL.TIMEOUT', 'The model took too long; try again.', {}, { cause: error });
    }
    if (cause instanceof APIConnectionError) {
      return new TransientError(
        'MODEL.UNREACHABLE',
        'The model cannot be reached; try again.',
        {},
        { cause },
      );
    }
    if (cause instanceof APIError) return mapStatus(Number(cause.status ?? 0), toHeaders(cause.headers));
    if (cause instanceof SyntaxError) {
      return new TransientError(
        'MODEL.BAD_RESPONSE',
        'The model answered with something that is no JSON; try again.',
      );
    }
  }
  return undefined;
}

/** The SDK wraps what a tool or a model threw, in `cause` or in `error`. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next instanceof Error && causes.length < 5;) {
    causes.push(next);
    const { error: wrapped, cause } = next as { error?: unknown; cause?: unknown };
    next = wrapped instanceof Error ? wrapped : cause;
  }
  return causes;
}

function mapStatus(status: number, headers: Headers | undefined): AppError {
  const verdict: Verdict =
    BY_STATUS[status] ??
    (status >= 400 && status < 500
      ? {
          code: 'MODEL.REFUSED_REQUEST',
          what: 'refused the request; it will refuse it again',
          disposition: 'park',
        }
      : { code: 'MODEL.UNAVAILABLE', what: 'failed; try again', disposition: 'retry' });
  const message = `The model ${verdict.what}.`;
  if (verdict.disposition === 'park') return new PermanentError(verdict.code, message, { status });
  const retryAfterMs = readRetryAfter(headers);
  return new TransientError(
    verdict.code,
    message,
    { status },
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
}

function toHeaders(headers: unknown): Headers | undefined {
  return headers instanceof Headers ? headers : undefined;
}

function readRetryAfter(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms)) return ms;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}
