/** The work was done; the connection ends without an answer. */
export class LostResponseError extends Error {}
