import { AppError } from './app-error';

/** A request left, and no answer said whether it took effect. Repeating it could double it. */
export class OutcomeUnknownError extends AppError {
  readonly disposition = 'park';
}
