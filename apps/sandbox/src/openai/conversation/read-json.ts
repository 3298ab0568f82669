/** Any JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells objects from everything else, lists included. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text; nothing when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object written in a text, from its first brace to its last. */
export function findJsonObject(text: string): JsonObject | undefined {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  const value = start < 0 || end < start ? undefined : parseJson(text.slice(start, end + 1));
  return isJsonObject(value) ? value : undefined;
}

/** Every object in a value, at any depth, outermost first, with the name it is stored under. */
export function collectObjects(value: unknown, key = ''): { key: string; object: JsonObject }[] {
  if (Array.isArray(value)) return value.flatMap((item) => collectObjects(item, key));
  if (!isJsonObject(value)) return [];
  return [
    { key, object: value },
    ...Object.entries(value).flatMap(([name, inner]) => collectObjects(inner, name)),
  ];
}
