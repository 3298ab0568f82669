import { EnvironmentError, type EnvironmentProblem } from './environment-error';
import type { Variable, VariableTable, VariableValues } from './variable';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A condition over several variables. Sees only those that were readable on their own. */
export type EnvironmentRule<Table extends VariableTable> = (
  values: Partial<VariableValues<Table>>,
) => EnvironmentProblem[];

/**
 * Reads a table of variables. An empty text counts as unset.
 * @throws EnvironmentError with every missing or unreadable variable, and never a value.
 */
export function readEnvironment<Table extends VariableTable>(
  service: string,
  table: Table,
  env: Environment,
  rules: readonly EnvironmentRule<Table>[] = [],
): VariableValues<Table> {
  const problems: EnvironmentProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(table)) {
    const reading = readVariable(name, variable, env);
    if ('problem' in reading) problems.push({ name, problem: reading.problem });
    else values[name] = reading.value;
  }
  const partial = values as Partial<VariableValues<Table>>;
  const known = new Set(problems.map(({ name }) => name));
  problems.push(...rules.flatMap((rule) => rule(partial)).filter(({ name }) => !known.has(name)));
  if (problems.length > 0) throw new EnvironmentError(service, problems);
  return partial as VariableValues<Table>;
}

function readVariable(
  name: string,
  variable: Variable<unknown>,
  env: Environment,
): { value: unknown } | { problem: string } {
  const written = [name, ...(variable.aliases ?? [])]
    .map((candidate) => env[candidate])
    .find((candidate) => candidate !== undefined && candidate.trim() !== '');
  const text = written ?? findFallback(variable);
  if (text === undefined) {
    return variable.presence === 'optional'
      ? { value: undefined }
      : { problem: `is required: ${variable.meaning}` };
  }
  const parsed = variable.schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  return { problem: parsed.error.issues.map(({ message }) => message).join('; ') };
}

function findFallback(variable: Variable<unknown>): string | undefined {
  if (variable.presence !== 'defaulted') return undefined;
  return typeof variable.fallback === 'string' ? variable.fallback : variable.fallback();
}
