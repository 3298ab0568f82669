import { AppError } from './app-error';

/** No attempt can succeed without a change: park it. */
export class PermanentError extends AppError {
  readonly disposition = 'park';
}
