/**
 * Writes a `json`/`jsonb` parameter. Supabase Lite 0.10 hands an RPC's object over as text already, and its driver
 * would write that text as one JSON string. So text that is an object or an array is taken for what it says.
 */
export function serializeJsonParameter(value: unknown): string {
  if (typeof value === 'string' && isContainer(value)) return value;
  return JSON.stringify(value);
}

function isContainer(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
