import { parseAisensyEvent } from './aisensy/aisensy-event';
import { detectSurface } from './detect-surface';
import { parseMetaWebhook } from './meta/meta-webhook';
import { skip, type ParsedItem, type ParsedWebhook } from './parsed-webhook';
import { asObject } from './wire-value';

function parseItems(body: unknown, receivedAt: Date): ParsedItem[] {
  const event = asObject(body) ?? {};
  const surface = detectSurface(event);
  switch (surface) {
    case 'meta':
      return parseMetaWebhook(event, receivedAt);
    case 'aisensy':
      return [parseAisensyEvent(event, receivedAt)];
    case 'unknown':
      return [skip('unknown_object')];
    case 'none':
      return [];
  }
}

/**
 * Reads a webhook of either surface. Never throws on what the sender wrote: a part that cannot be
 * understood is listed in `skipped` and costs none of its neighbours.
 *
 * @param body the parsed JSON body, already authenticated
 * @param receivedAt when the webhook arrived; stands in for absurd provider times
 */
export function parseWebhook(body: unknown, receivedAt: Date): ParsedWebhook {
  const surface = detectSurface(body);
  const parsed: ParsedWebhook = {
    surface: surface === 'unknown' ? 'none' : surface,
    messages: [],
    statuses: [],
    skipped: [],
  };
  parseItems(body, receivedAt).forEach((item, index) => {
    switch (item.kind) {
      case 'message':
        parsed.messages.push({ ...item.message, receivedAt: receivedAt.toISOString(), index });
        break;
      case 'status':
        parsed.statuses.push(item.status);
        break;
      case 'skipped':
        parsed.skipped.push({ reason: item.reason, index });
        break;
    }
  });
  return parsed;
}
