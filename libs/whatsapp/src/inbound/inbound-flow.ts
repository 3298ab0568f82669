import type { InboundContent } from '@whatsapp-agent/contracts';
import { cleanText } from '../text/clean-text';
import { INBOUND_LIMITS } from './inbound-limits';
import { asObject, compact, readText, type WireObject } from './wire-value';

const MAX_DEPTH = 8;

/** Cleans every text of a JSON value and drops what is nested deeper than any form needs. */
function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item, depth + 1)]),
  );
}

function readResponse(value: unknown): Record<string, unknown> {
  const text = readText(value, INBOUND_LIMITS.flowJson);
  if (text === undefined) return {};
  try {
    return asObject(cleanJson(JSON.parse(text))) ?? { raw: text };
  } catch {
    // The customer pressed "send" on a form; that alone deserves an answer.
    return { raw: text };
  }
}

/** A submitted form (WhatsApp Flow or address). `response` is `{raw}` when it is not a JSON object. */
export function readFlowContent(reply: WireObject): InboundContent {
  const name = readText(reply['name'], INBOUND_LIMITS.short);
  return compact<InboundContent>({ kind: 'flow', name, response: readResponse(reply['response_json']) });
}
