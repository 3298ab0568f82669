/** Ids, counts and enum values that may appear in a log. Never text, phone numbers, tokens or arguments. */
export type ErrorContext = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a transport should do with the message whose handling failed. */
export type Disposition = 'retry' | 'park';

/** Base of every error this system raises on purpose. `code` is stable and may be alerted on. */
export abstract class AppError extends Error {
  /** Read structurally by the transport; it never imports this class. */
  abstract readonly disposition: Disposition;

  constructor(
    readonly code: string,
    message: string,
    readonly context: ErrorContext = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }

  toJSON(): Record<string, unknown> {
    return { name: this.name, code: this.code, message: this.message, context: this.context };
  }
}
