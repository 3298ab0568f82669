import { redactFields } from './redact-fields';
import { redactText } from './redact-text';

const MAX_CAUSES = 3;
const MAX_FRAMES = 20;

/** An error as a log line shows it. */
export interface ErrorDescription {
  name: string;
  code?: string | number;
  /** Only of errors this system raised: the message of any other may quote data. */
  message?: string;
  context?: Record<string, unknown>;
  frames?: string[];
  cause?: ErrorDescription;
}

/** Turns anything that was thrown into what may be written about it. */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!(thrown instanceof Error)) return { name: `NotAnError:${typeof thrown}` };
  const own = isOwnError(thrown);
  return {
    name: /^\w{1,64}$/.test(thrown.name) ? thrown.name : 'Error',
    code: findCode(thrown),
    ...(own ? { message: redactText(thrown.message), context: describeContext(thrown) } : {}),
    frames: listFrames(thrown),
    ...(thrown.cause !== undefined && depth < MAX_CAUSES
      ? { cause: describeError(thrown.cause, depth + 1) }
      : {}),
  };
}

/** What kind of error was thrown, in one word: its code, else its class. Never its message. */
export function findErrorType(thrown: unknown): string {
  const { name, code } = describeError(thrown, MAX_CAUSES);
  return String(code ?? name);
}

/** The shape of the application's own errors; this library cannot import their class. */
function isOwnError(error: Error): boolean {
  const { code, disposition } = error as { code?: unknown; disposition?: unknown };
  return (
    typeof code === 'string' &&
    /^[A-Z][A-Z0-9_]*(\.[A-Z0-9_]+)+$/.test(code) &&
    (disposition === 'retry' || disposition === 'park')
  );
}

function findCode(error: Error): string | number | undefined {
  const { code } = error as { code?: unknown };
  if (typeof code === 'number' && Math.abs(code) < 1e7) return code;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_.]{0,79}$/i.test(code) ? code : undefined;
}

function describeContext(error: Error): Record<string, unknown> | undefined {
  const { context } = error as { context?: unknown };
  if (typeof context !== 'object' || context === null) return undefined;
  const { kept, dropped } = redactFields(context as Record<string, unknown>);
  return dropped > 0 ? { ...kept, droppedFields: dropped } : kept;
}

/** The call frames, without the head of the stack, which repeats the message. */
function listFrames(error: Error): string[] | undefined {
  if (typeof error.stack !== 'string') return undefined;
  const headEnd = error.message === '' ? -1 : error.stack.indexOf(error.message);
  const body = headEnd < 0 ? error.stack : error.stack.slice(headEnd + error.message.length);
  return selectFrames(body);
}

/** Lines of a stack that are call frames. */
export function selectFrames(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\((<anonymous>|native|index \d+)\))$/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().replace(/\d{7,}/g, '[digits]'));
}
