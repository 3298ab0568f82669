import { z } from 'zod';

type JsonNode = Readonly<Record<string, unknown>>;

/** JSON schema of a tool's arguments as chat completions take it: an object that allows nothing else. */
export interface ToolParameters {
  type: 'object';
  properties: Record<string, JsonNode>;
  required: string[];
  additionalProperties: false;
}

/**
 * Publishes a zod object to the model. Strict function calling wants every property required and optional
 * ones nullable, so a schema writes its optional arguments as `.nullish()`; a model that leaves them out
 * all the same is understood.
 */
export function toStrictParameters(schema: z.ZodObject): ToolParameters {
  const { properties } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return { type: 'object', ...closeProperties(properties) };
}

function closeProperties(properties: unknown): Omit<ToolParameters, 'type'> {
  const entries = isNode(properties) ? Object.entries(properties) : [];
  return {
    properties: Object.fromEntries(entries.map(([key, node]) => [key, isNode(node) ? closeNode(node) : {}])),
    required: entries.map(([key]) => key),
    additionalProperties: false,
  };
}

/** Keywords that strict function calling refuses; zod still checks them when the call arrives. */
const REFUSED_KEYWORDS = new Set(['minLength', 'maxLength', 'default', 'propertyNames']);

function closeNode(node: JsonNode): JsonNode {
  const { anyOf, items, properties } = node;
  const kept = Object.entries(node).filter(([keyword]) => !REFUSED_KEYWORDS.has(keyword));
  return {
    ...Object.fromEntries(kept),
    ...(Array.isArray(anyOf) ? { anyOf: anyOf.filter(isNode).map(closeNode) } : {}),
    ...(isNode(items) ? { items: closeNode(items) } : {}),
    ...(isNode(properties) ? closeProperties(properties) : {}),
  };
}

function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
