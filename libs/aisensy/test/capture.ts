import { AppError } from '@whatsapp-agent/contracts';

/** The error a promise rejects with; fails when it resolves or rejects with anything else. */
export async function captureError(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!('error' in outcome)) throw new Error(`expected an error, got ${JSON.stringify(outcome.value)}`);
  if (!(outcome.error instanceof AppError)) throw outcome.error;
  return outcome.error;
}
