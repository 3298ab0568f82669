import type { RunnablePart } from './sandbox-part';

/** What the error has to know of a part. */
interface FailedPart {
  readonly name: string;
  readonly ports: RunnablePart['ports'];
}

/** A part could not start. The message says which, why and what to do. */
export class PartStartError extends Error {
  constructor(part: FailedPart, cause: unknown) {
    super(`The part "${part.name}" could not start: ${adviceFor(part, cause)}`, { cause });
    this.name = 'PartStartError';
  }
}

function adviceFor(part: FailedPart, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const taken = /EADDRINUSE|address already in use|Address already in use|No address added/i.test(reason);
  if (!taken) return `${reason}`;
  const named = part.ports.filter(({ port }) => reason.includes(String(port)));
  const ports = (named.length > 0 ? named : part.ports).map(({ variable, port }) => `${port} (${variable})`);
  return `port ${ports.join(' or ')} is in use. Stop the program that listens there (another sandbox?), or set the variable to a free port.`;
}
