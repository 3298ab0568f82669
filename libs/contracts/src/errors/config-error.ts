import { AppError } from './app-error';

/** The process is configured wrongly and must not start. */
export class ConfigError extends AppError {
  readonly disposition = 'park';
}
