import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { redactFields } from '../redaction/redact-fields';

/**
 * Log fields as span attributes: `conversationId` becomes `app.conversation_id`, under the log's own allow-list and
 * with the same hashing. What the list does not name is dropped and counted.
 */
export function toSpanAttributes(fields: Readonly<Record<string, unknown>>): Attributes {
  const { kept, dropped } = redactFields(fields);
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(kept)) {
    if (isAttributeValue(value)) attributes[toAttributeName(name)] = value;
  }
  return dropped > 0 ? { ...attributes, 'app.dropped_fields': dropped } : attributes;
}

function toAttributeName(field: string): string {
  return `app.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** Of what the allow-list keeps, only a number per word is no attribute. */
function isAttributeValue(value: unknown): value is AttributeValue {
  return typeof value !== 'object' || Array.isArray(value);
}
