import type { z } from 'zod';

/** What is said about a variable besides its schema. */
interface VariableNotes {
  /** Shown in the generated documentation. */
  readonly meaning: string;
  /** Comes from a secret store and is never printed. */
  readonly secret?: boolean;
  /** Read in this order when the variable itself is unset. */
  readonly aliases?: readonly string[];
}

/** A variable without which the service does not start. */
export interface RequiredVariable<Value> extends VariableNotes {
  readonly presence: 'required';
  readonly schema: z.ZodType<Value>;
}

/** A variable that falls back to a documented text, read by the same schema. */
export interface DefaultedVariable<Value> extends VariableNotes {
  readonly presence: 'defaulted';
  readonly schema: z.ZodType<Value>;
  readonly fallback: string | (() => string);
  /** How the default is documented where it is not a fixed text. */
  readonly fallbackLabel: string;
}

/** A variable that may be absent. */
export interface OptionalVariable<Value> extends VariableNotes {
  readonly presence: 'optional';
  readonly schema: z.ZodType<Value>;
  /** When it is needed after all, e.g. `PUBSUB_DELIVERY is push`. */
  readonly neededWhen?: string;
}

export type Variable<Value> = RequiredVariable<Value> | DefaultedVariable<Value> | OptionalVariable<Value>;

/** The variables of a service by name: the one place that declares them. */
export type VariableTable = Readonly<Record<string, Variable<unknown>>>;

/** What a table reads as. Only optional variables may be `undefined`. */
export type VariableValues<Table extends VariableTable> = {
  readonly [Name in keyof Table]: Table[Name] extends OptionalVariable<unknown>
    ? z.output<Table[Name]['schema']> | undefined
    : z.output<Table[Name]['schema']>;
};

export function requireVariable<Value>(
  schema: z.ZodType<Value>,
  notes: VariableNotes,
): RequiredVariable<Value> {
  return { presence: 'required', schema, ...notes };
}

export function defaultVariable<Value>(
  schema: z.ZodType<Value>,
  fallback: string | (() => string),
  notes: VariableNotes & { fallbackLabel?: string },
): DefaultedVariable<Value> {
  const fallbackLabel = notes.fallbackLabel ?? (typeof fallback === 'string' ? fallback : '');
  return { presence: 'defaulted', schema, fallback, ...notes, fallbackLabel };
}

export function optionalVariable<Value>(
  schema: z.ZodType<Value>,
  notes: VariableNotes & { neededWhen?: string },
): OptionalVariable<Value> {
  return { presence: 'optional', schema, ...notes };
}
