/** An error as Google's APIs write it: `{"error":{"code","message","status"}}`. */
export class GoogleApiError extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
    readonly details: readonly object[] = [],
  ) {
    super(message);
  }

  static invalid(message: string): GoogleApiError {
    return new GoogleApiError(400, 'INVALID_ARGUMENT', message);
  }
}
