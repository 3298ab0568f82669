import { TransientError } from '@whatsapp-agent/contracts';
import type { z } from 'zod';
import type { GooglePlacesSettings } from './google-places.options';
import { mapAnswer, mapFailure } from './places-error.table';

/** One call of a Google Maps Platform API: JSON in, the members of the field mask out. */
export interface GoogleCall<T> {
  operation: string;
  url: string;
  body: Record<string, unknown>;
  /** Members wanted back; without one Google refuses, and each decides what the call costs. */
  fieldMask: readonly string[];
  schema: z.ZodType<T>;
}

/** Google's two APIs over `fetch`: key, field mask, time limit, error mapping. It retries nothing. */
export class GoogleApi {
  constructor(private readonly settings: GooglePlacesSettings) {}

  /** @throws TransientError or PermanentError `PLACES.*`; the signal's reason when aborted */
  async call<T>(
    { operation, url, body, fieldMask, schema }: GoogleCall<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const timeout = AbortSignal.timeout(this.settings.timeoutMs);
    let answer: { ok: boolean; status: number; body: unknown };
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-goog-api-key': this.settings.apiKey,
          'x-goog-fieldmask': fieldMask.join(','),
        },
        body: JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        redirect: 'error',
      });
      answer = { ok: response.ok, status: response.status, body: parseJson(await response.text()) };
    } catch {
      signal?.throwIfAborted();
      throw mapFailure(operation, timeout.aborted);
    }
    if (!answer.ok) throw mapAnswer(operation, answer.status, answer.body);
    const parsed = schema.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    throw new TransientError(
      'PLACES.ANSWER_INVALID',
      `${operation}: the answer is not what Google documents.`,
      {
        operation,
        field: parsed.error.issues[0]?.path.join('.'),
      },
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
