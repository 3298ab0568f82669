/** Something wrong with the broker's resources, and how to mend it. */
export interface TopologyProblem {
  /** `topics/name` or `subscriptions/name`. */
  readonly resource: string;
  /** `missing` keeps the process from working; `different` is a setting that drifted; `unknown` could not be read. */
  readonly severity: 'missing' | 'different' | 'unknown';
  readonly problem: string;
  /** A gcloud command that mends it. */
  readonly fix: string;
}
