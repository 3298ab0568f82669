/**
 * Something the customer said, before it takes the shape a schema asks for. Of `alternatives` the first one
 * that the schema knows is used.
 */
export type SaidValue =
  | { kind: 'choice'; alternatives: readonly string[] }
  | { kind: 'words'; items: readonly (readonly string[])[] }
  | { kind: 'span'; text: string; min?: number; max?: number }
  | { kind: 'text'; text: string };
