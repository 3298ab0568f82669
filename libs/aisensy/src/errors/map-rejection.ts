import {
  OutcomeUnknownError,
  PermanentError,
  TransientError,
  type AppError,
  type ErrorContext,
} from '@whatsapp-agent/contracts';
import {
  META_RULES,
  REJECTED,
  SERVER_FAILED,
  STATUS_RULES,
  TOKEN_INVALID,
  WORDING_RULES,
  type ErrorRule,
} from './aisensy-error.table';
import { InvalidTokenError } from './invalid-token.error';
import { readProviderError, type ProviderError } from './provider-error';
import { readRetryAfterMs } from './retry-after';

/** An answer that is not a success. */
export interface Rejection {
  operation: string;
  status: number;
  retryAfter: string | null;
  body: string;
  repeatable: boolean;
  context: ErrorContext;
}

function findRule(status: number, error: ProviderError): ErrorRule | undefined {
  const byCode = error.code === undefined ? undefined : META_RULES.get(error.code);
  if (byCode) return byCode;
  const byWording = WORDING_RULES.find(([wording]) => wording.test(error.text))?.[1];
  if (byWording) return byWording;
  // The earlier system saw 422 for a stale token; a 422 that does not mention it is an ordinary refusal.
  if (status === 422 && /token/i.test(error.text)) return TOKEN_INVALID;
  const byStatus = STATUS_RULES.get(status);
  if (byStatus) return byStatus;
  if (status < 500) return REJECTED;
  return (status === 500 || status === 503) && error.recognised ? SERVER_FAILED : undefined;
}

/**
 * Names an unsuccessful answer. Meta's code decides, then AiSensy's wording, then the HTTP status.
 *
 * Ambiguous outcomes: 502, 504 and a 5xx without an error body come from something between us and the
 * application, which may have accepted the message before. They are `OutcomeUnknownError`
 * `AISENSY.OUTCOME_UNKNOWN`: the outbox waits for a status and never repeats the send. 500 and 503 *with* an
 * error body, 408, 425 and 429 say that it was not accepted and are transient.
 */
export function mapRejection(rejection: Rejection): AppError {
  const { operation, status, repeatable } = rejection;
  const error = readProviderError(rejection.body);
  const context = {
    ...rejection.context,
    operation,
    httpStatus: status,
    providerCode: error.code,
    traceId: error.traceId,
  };
  const rule = findRule(status, error);
  const answer = `${operation}: HTTP ${status}${error.code === undefined ? '' : `, code ${error.code}`}`;
  const retryAfterMs = readRetryAfterMs(rejection.retryAfter);
  if (!rule) {
    return repeatable
      ? new TransientError('AISENSY.NO_ANSWER', `${answer}, not from AiSensy itself.`, context, {
          retryAfterMs,
        })
      : new OutcomeUnknownError(
          'AISENSY.OUTCOME_UNKNOWN',
          `${answer}, not from AiSensy itself: it may have taken effect. A status webhook settles it; do not repeat it.`,
          context,
        );
  }
  const message = `${answer}: ${rule.text}`;
  if (rule.retry) {
    return new TransientError(rule.code, message, context, { retryAfterMs: retryAfterMs ?? rule.backoffMs });
  }
  return rule === TOKEN_INVALID
    ? new InvalidTokenError(rule.code, message, context)
    : new PermanentError(rule.code, message, context);
}
