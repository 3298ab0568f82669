/** An answer of the Direct API that is not a success. Written to the wire by `DirectApiErrorFilter`. */
export class DirectApiError extends Error {
  constructor(
    readonly status: number,
    /** JSON when an object, HTML when a text. */
    readonly body: object | string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`HTTP ${status}`);
  }

  /** AiSensy's own kind of error. */
  static ofAisensy(
    status: number,
    message: string,
    headers?: Readonly<Record<string, string>>,
  ): DirectApiError {
    return new DirectApiError(status, { name: `ERR${status}`, message }, headers);
  }

  /** Meta's kind of error, passed through. `details` names members and rules, never values. */
  static ofMeta(code: number, title: string, details: string, status = 400): DirectApiError {
    return new DirectApiError(status, {
      error: {
        message: `(#${code}) ${title}`,
        type: 'OAuthException',
        code,
        error_data: { messaging_product: 'whatsapp', details },
        fbtrace_id: 'SandboxTrace',
      },
    });
  }
}
