/** What an error body says, reduced to what decisions and support need. */
export interface ProviderError {
  /** Meta's numeric code. */
  code?: number;
  /** Id under which the provider can find the call. */
  traceId?: string;
  /** The body is an error object of Meta or AiSensy, so an application (not a proxy) answered. */
  recognised: boolean;
  /** The body as text. For matching only: it may quote a phone number or the message. */
  text: string;
}

type Json = Record<string, unknown>;

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** Parses JSON and never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readCode(candidate: unknown): number | undefined {
  if (typeof candidate === 'number' && Number.isInteger(candidate)) return candidate;
  return typeof candidate === 'string' && /^\d{1,6}$/.test(candidate) ? Number(candidate) : undefined;
}

/** Meta writes its code into the message as well: `(#131056) …`. */
function readCodeInMessage(...messages: unknown[]): number | undefined {
  for (const message of messages) {
    const found = typeof message === 'string' ? /\(#(\d{1,6})\)/.exec(message)?.[1] : undefined;
    if (found !== undefined) return Number(found);
  }
  return undefined;
}

/** A trace id holds letters; a run of digits could be a phone number and is dropped. */
function readTraceId(...candidates: unknown[]): string | undefined {
  return candidates.find(
    (value): value is string =>
      typeof value === 'string' && /^[\w-]{4,64}$/.test(value) && !/\d{7,}/.test(value),
  );
}

/** Reads Meta's `{error:{code…}}`, AiSensy's `{message}` and `{name:"ERR402",errorCode…}`. */
export function readProviderError(text: string): ProviderError {
  const body = asObject(parseJson(text));
  if (!body) return { recognised: false, text };
  const first = Array.isArray(body.errors) ? asObject(body.errors[0]) : undefined;
  const error = asObject(body.error) ?? first;
  return {
    code: readCode(error?.code) ?? readCodeInMessage(error?.message, body.message, body.errorMessage),
    traceId: readTraceId(error?.fbtrace_id, body.aisTraceId),
    recognised: Boolean(error ?? body.error ?? body.message ?? body.name),
    text,
  };
}
