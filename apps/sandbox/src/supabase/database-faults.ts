/** What goes wrong with the database on demand; read for every request. */
export interface DatabaseFaults {
  /** Delay before a request is handled, in ms. */
  slowMs?: number;
  /** Answers 503 to everything, as a project that is down does. */
  refuse?: boolean;
}
