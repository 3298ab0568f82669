import type { OutboundPayload } from '@whatsapp-agent/contracts';

/** What the file of a message is made of when it is sent; nothing when it has an address or an id. */
export function findRecipe(payload: OutboundPayload): string | undefined {
  const { made } = (payload[payload.type] ?? {}) as { made?: unknown };
  return typeof made === 'string' ? made : undefined;
}

/** The message with the id of the uploaded file in place of the recipe; any other message as it is. */
export function withMediaId(payload: OutboundPayload, id: string): OutboundPayload {
  if (findRecipe(payload) === undefined) return payload;
  const { made: _made, ...rest } = payload[payload.type] as Record<string, unknown>;
  return { ...payload, [payload.type]: { id, ...rest } };
}
