import { ConfigError, PermanentError, type ErrorContext } from '@whatsapp-agent/contracts';
import { mapRejection } from '../errors/map-rejection';
import { exchange, readBody, type HttpAnswer, type HttpCall } from '../http/http-exchange';

/** Longest JSON answer that is read, in bytes; template lists are the largest. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** What a caller adds to a call. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Ids for errors, e.g. the tenant. */
  context?: ErrorContext;
}

/** One call of the Direct API, below the base URL. */
export interface DirectApiCall extends CallOptions {
  operation: string;
  /** Bearer; the refresh token for the token call only. */
  token: string;
  method?: HttpCall['method'];
  path: string;
  body?: Record<string, unknown> | FormData;
  timeoutMs: number;
  repeatable: boolean;
}

function serialise(call: DirectApiCall): string | FormData | undefined {
  if (call.body === undefined || call.body instanceof FormData) return call.body;
  try {
    return JSON.stringify(call.body);
  } catch {
    throw new PermanentError(
      'AISENSY.PAYLOAD_REJECTED',
      `${call.operation}: the body cannot be written as JSON. This is a defect of the renderer; fix it.`,
      { ...call.context, operation: call.operation },
    );
  }
}

/** Reads the body of an answer that is not a success and throws what it means. */
export async function throwRejection(
  call: Pick<HttpCall, 'operation' | 'repeatable' | 'context'>,
  answer: HttpAnswer,
): Promise<never> {
  const body = await readBody(answer, MAX_ANSWER_BYTES);
  throw mapRejection({
    operation: call.operation,
    status: answer.response.status,
    retryAfter: answer.response.headers.get('retry-after'),
    body: body?.bytes.toString('utf8') ?? '',
    repeatable: call.repeatable,
    context: call.context,
  });
}

/** The Direct API as requests and answers: addresses, bearer, error mapping. */
export class DirectApi {
  /** @throws ConfigError when the base URL is none. */
  constructor(private readonly baseUrl: string) {
    if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
      throw new ConfigError(
        'AISENSY.BASE_URL_INVALID',
        'AISENSY_BASE_URL is not an http(s) URL. Correct it.',
      );
    }
  }

  /** Sends a call; its answer has a success status and an unread body. */
  async request(call: DirectApiCall): Promise<HttpAnswer> {
    const body = serialise(call);
    const headers: Record<string, string> = {
      authorization: `Bearer ${call.token.trim()}`,
      accept: 'application/json',
    };
    if (typeof body === 'string') headers['content-type'] = 'application/json';
    const context = call.context ?? {};
    const { operation, method = 'POST', timeoutMs, signal, repeatable } = call;
    const url = new URL(`${this.baseUrl}${call.path}`);
    const answer = await exchange({
      operation,
      url,
      method,
      headers,
      body,
      timeoutMs,
      signal,
      repeatable,
      context,
    });
    return answer.response.ok ? answer : throwRejection({ operation, repeatable, context }, answer);
  }

  /** Sends a call and reads its answer as text; an answer cut short or oversized reads as empty. */
  async requestText(call: DirectApiCall): Promise<string> {
    const body = await readBody(await this.request(call), MAX_ANSWER_BYTES);
    return body?.complete ? body.bytes.toString('utf8') : '';
  }
}
