import { AppError, type ErrorContext } from './app-error';

/** The same attempt may succeed later: retry with back-off. */
export class TransientError extends AppError {
  readonly disposition = 'retry';
  /** What the other side asked for (`Retry-After`), in milliseconds. */
  readonly retryAfterMs?: number;

  constructor(
    code: string,
    message: string,
    context: ErrorContext = {},
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(code, message, context, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}
