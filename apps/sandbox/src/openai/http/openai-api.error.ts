/** An answer of the API that is not a success, written to the wire by `OpenAiErrorFilter`. */
export class OpenAiApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: { message: string; type: string; param: string | null; code: string | null },
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`HTTP ${status}`);
  }

  /** The request is wrong; `param` is the member to change. */
  static ofRequest(message: string, param: string | null = null, code: string | null = null): OpenAiApiError {
    return new OpenAiApiError(400, { message, type: 'invalid_request_error', param, code });
  }

  /** An error with nothing but a status, as scripts and faults ask for it. */
  static ofStatus(status: number): OpenAiApiError {
    const type = TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
    const message = `The sandbox was told to answer ${status}.`;
    return new OpenAiApiError(
      status,
      { message, type, param: null, code: status === 429 ? 'rate_limit_exceeded' : null },
      status === 429 ? { 'retry-after': '1' } : {},
    );
  }
}

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'requests',
};
