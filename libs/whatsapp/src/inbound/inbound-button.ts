import type { InboundContent } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from './inbound-limits';
import { compact, readId, readText } from './wire-value';

/** A tap; nothing when neither id nor title says on what. The id stands in for a missing title. */
export function readButtonContent(tap: {
  id: unknown;
  title: unknown;
  description?: unknown;
}): InboundContent | undefined {
  const id = readId(tap.id, INBOUND_LIMITS.short);
  const title = readText(tap.title, INBOUND_LIMITS.short) ?? id;
  if (title === undefined) return undefined;
  return compact<InboundContent>({
    kind: 'button',
    id,
    title,
    description: readText(tap.description, INBOUND_LIMITS.short),
  });
}
