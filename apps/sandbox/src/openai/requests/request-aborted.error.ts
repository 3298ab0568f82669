/** The caller hung up; nobody reads an answer any more. */
export class RequestAbortedError extends Error {
  constructor() {
    super('The caller hung up before the answer was complete.');
  }
}
