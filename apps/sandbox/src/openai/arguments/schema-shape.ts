import type { JsonSchema } from '../conversation/model-call';
import { isJsonObject } from '../conversation/read-json';

/** One way a schema can be satisfied. */
export type Shape =
  | { kind: 'enum'; values: readonly unknown[] }
  | { kind: 'string' }
  | { kind: 'number' }
  | { kind: 'boolean' }
  | { kind: 'list'; items: JsonSchema }
  | { kind: 'object'; properties: Readonly<Record<string, JsonSchema>> }
  | { kind: 'null' };

/** All ways a schema can be satisfied, unions resolved. An unknown schema has none. */
export function listShapes(schema: JsonSchema): Shape[] {
  const union = [schema['anyOf'], schema['oneOf']].find(Array.isArray);
  if (union) return union.filter(isJsonObject).flatMap(listShapes);
  if ('const' in schema) return [{ kind: 'enum', values: [schema['const']] }];
  if (Array.isArray(schema['enum'])) return toEnum(schema['enum']);
  const types: unknown[] = Array.isArray(schema['type']) ? schema['type'] : [schema['type']];
  return types.flatMap((type) => toShape(type, schema));
}

function toEnum(values: unknown[]): Shape[] {
  const named = values.filter((value) => value !== null);
  return [
    { kind: 'enum', values: named },
    ...(named.length < values.length ? [{ kind: 'null' } as const] : []),
  ];
}

function toShape(type: unknown, schema: JsonSchema): Shape[] {
  switch (type) {
    case 'string':
      return [{ kind: 'string' }];
    case 'number':
    case 'integer':
      return [{ kind: 'number' }];
    case 'boolean':
      return [{ kind: 'boolean' }];
    case 'null':
      return [{ kind: 'null' }];
    case 'array':
      return [{ kind: 'list', items: isJsonObject(schema['items']) ? schema['items'] : { type: 'string' } }];
    case 'object':
      return [{ kind: 'object', properties: readProperties(schema) }];
    default:
      return [];
  }
}

/** Named parts of an object schema. */
export function readProperties(schema: JsonSchema): Record<string, JsonSchema> {
  const properties = schema['properties'];
  if (!isJsonObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, JsonSchema] => isJsonObject(entry[1])),
  );
}

/** Names that an object schema insists on. */
export function readRequired(schema: JsonSchema): string[] {
  const required = schema['required'];
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}
