import { PermanentError, TransientError, type ErrorContext } from '@whatsapp-agent/contracts';
import { readBody, type HttpAnswer } from '../http/http-exchange';

/** A media file in memory. */
export interface MediaFile {
  data: Buffer;
  /** Without parameters, lower case; `application/octet-stream` when the sender did not say. */
  mimeType: string;
}

/**
 * Receives a media file.
 * @throws PermanentError `AISENSY.MEDIA_TOO_LARGE` as soon as it exceeds `maxBytes`; the rest is not received.
 * @throws TransientError `AISENSY.NO_ANSWER` when the connection ends early.
 */
export async function readMediaFile(
  answer: HttpAnswer,
  maxBytes: number,
  context: ErrorContext,
): Promise<MediaFile> {
  const body = await readBody(answer, maxBytes);
  if (!body) {
    throw new PermanentError(
      'AISENSY.MEDIA_TOO_LARGE',
      `A media file is larger than ${maxBytes} bytes. Ask the customer for a smaller one.`,
      { ...context, maxBytes },
    );
  }
  if (!body.complete) {
    throw new TransientError('AISENSY.NO_ANSWER', 'A media file was not received completely.', context);
  }
  const type = answer.response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return { data: body.bytes, mimeType: type || 'application/octet-stream' };
}

/** True when media may be fetched from this address: `https` on a known host, or AiSensy's own origin. */
export function isMediaUrlAllowed(url: URL, baseUrl: string, hosts: readonly string[]): boolean {
  if (url.origin === new URL(baseUrl).origin) return true;
  return (
    url.protocol === 'https:' &&
    hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  );
}
