/** Fields a turn may log: ids, codes, counts and durations; never content. */
export type TurnLogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where turns report what they did. */
export interface TurnLog {
  info(event: string, fields: TurnLogFields): void;
  warn(event: string, fields: TurnLogFields): void;
  error(event: string, fields: TurnLogFields, error?: unknown): void;
}
