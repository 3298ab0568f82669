import { createHmac, randomUUID } from 'node:crypto';

const APP_SECRET = 'sandbox-meta-app-secret';

/** A text message as Meta reports it. */
export function textWebhook(from: string, text: string, { secondsAgo = 0 } = {}): string {
  const message = {
    from,
    id: `wamid.${randomUUID()}`,
    timestamp: `${Math.floor(Date.now() / 1000) - secondsAgo}`,
    type: 'text',
    text: { body: text },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '971400000001', phone_number_id: '200000000000001' },
    contacts: [{ wa_id: from }],
    messages: [message],
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '100000000000001', changes: [{ field: 'messages', value }] }],
  });
}

/** The request that brings it, signed with the app's secret. */
export function signedWebhook(body: string): RequestInit {
  const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex');
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  };
}
