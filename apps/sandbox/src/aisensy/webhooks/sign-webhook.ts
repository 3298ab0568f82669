import { createHmac } from 'node:crypto';
import type { Json } from '../../chats/cloud-message';
import type { WebhookTarget } from './webhook-target';

/** Body and headers of one delivery attempt. */
export interface SignedWebhook {
  body: string;
  headers: Record<string, string>;
}

const hmac = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** Signs a webhook as its surface does. @param attempt counts from 1. */
export function signWebhook(payload: Json, target: WebhookTarget, attempt: number): SignedWebhook {
  const headers = { 'content-type': 'application/json' };
  switch (target.surface) {
    case 'meta': {
      const body = JSON.stringify(payload);
      return {
        body,
        headers: { ...headers, 'x-hub-signature-256': `sha256=${hmac(target.metaAppSecret, body)}` },
      };
    }
    case 'aisensy': {
      const body = JSON.stringify({ ...payload, delivery_attempt: String(attempt) });
      return {
        body,
        headers: {
          ...headers,
          'x-aisensy-signature': hmac(target.aisensySecret, body),
          'x-aisensy-api-version': '1.0',
          'x-aisensy-project-id': String(payload['project_id']),
          'x-retry-count': String(attempt - 1),
        },
      };
    }
  }
}
