import { asObject, type WireObject } from './wire-value';

/**
 * `meta`: Meta-shaped (AiSensy Direct API or Meta itself). `aisensy`: AiSensy project webhook. `unknown`:
 * event-shaped but of neither. `none`: no event at all, e.g. AiSensy's `test.webhook` ping.
 */
export const WEBHOOK_SURFACES = ['meta', 'aisensy', 'unknown', 'none'] as const;
export type WebhookSurface = (typeof WEBHOOK_SURFACES)[number];

function has(body: WireObject, key: string): boolean {
  return Object.hasOwn(body, key) && body[key] != null;
}

/** Tells which surface a parsed webhook body belongs to. Decides nothing about its authenticity. */
export function detectSurface(body: unknown): WebhookSurface {
  const event = asObject(body);
  if (event === undefined) return 'none';
  if (event['object'] === 'whatsapp_business_account') return 'meta';
  if (has(event, 'object')) return 'unknown';
  if (!has(event, 'topic')) return 'none';
  return typeof event['topic'] === 'string' && asObject(event['data']) !== undefined ? 'aisensy' : 'unknown';
}
