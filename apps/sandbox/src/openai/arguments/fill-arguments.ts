import type { JsonSchema, OfferedTool } from '../conversation/model-call';
import { findConcepts } from './concepts';
import { fitValue, namesBound, pickBound } from './fit-value';
import { findSaidValue, type Said } from './said-values';
import { listShapes, readProperties, readRequired } from './schema-shape';

/** Arguments of a call, and the names of those the customer has not told and the schema insists on. */
export interface FilledArguments {
  values: Record<string, unknown>;
  missing: string[];
}

/** Fills the arguments of a tool from what was said, by the names and shapes in its schema. */
export function fillArguments({ parameters }: OfferedTool, said: Said): FilledArguments {
  const values: Record<string, unknown> = {};
  const missing: string[] = [];
  const required = readRequired(parameters);
  for (const [name, schema] of Object.entries(readProperties(parameters))) {
    const value = findValue(name, schema, said);
    if (value !== undefined) values[name] = value;
    else if (required.includes(name)) {
      const empty = findEmpty(schema);
      if (empty === undefined) missing.push(name);
      else values[name] = empty;
    }
  }
  return { values, missing };
}

/** Arguments that say something: neither null nor empty. */
export function countSaid({ values }: FilledArguments): number {
  return Object.values(values).filter(
    (value) => value !== null && !(Array.isArray(value) && value.length === 0),
  ).length;
}

function findValue(name: string, schema: JsonSchema, said: Said): unknown {
  for (const concept of findConcepts(name)) {
    const value = findSaidValue(concept, said);
    if (!value) continue;
    const fitted =
      value.kind === 'span' && namesBound(name) ? pickBound(name, value) : fitValue(schema, value);
    if (fitted !== undefined) return fitted;
  }
  return undefined;
}

/** What stands for "not said": null, or an empty list where null is not allowed. */
function findEmpty(schema: JsonSchema): unknown {
  const shapes = listShapes(schema);
  if (shapes.some(({ kind }) => kind === 'null')) return null;
  return shapes.some(({ kind }) => kind === 'list') ? [] : undefined;
}
