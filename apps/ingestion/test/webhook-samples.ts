import { signAisensy, signMeta } from '@whatsapp-agent/aisensy';
import { SECRETS } from './ingestion.harness';

export const CUSTOMER = '971501234567';
export const WABA_ID = '102000000000001';
export const PHONE_NUMBER_ID = '106500000000001';
export const PROJECT_ID = '64b0c0ffee64b0c0ffee64b0';

/** A customer's text as Meta writes it. */
export function metaText(id: string, text = 'Looking for a canary flat'): Record<string, unknown> {
  return { from: CUSTOMER, id, timestamp: '1790000000', type: 'text', text: { body: text } };
}

export function metaStatus(id: string, status = 'delivered'): Record<string, unknown> {
  return { id, status, timestamp: '1790000100', recipient_id: CUSTOMER };
}

/** A Meta-shaped webhook around messages and statuses. */
export function metaWebhook(messages: unknown[], statuses: unknown[] = []): string {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '97141234567', phone_number_id: PHONE_NUMBER_ID },
    contacts: [{ profile: { name: 'Asha Canary' }, wa_id: CUSTOMER }],
    messages,
    statuses,
  };
  const changes = [{ field: 'messages', value }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: WABA_ID, changes }] });
}

/** An AiSensy project webhook with a customer's text. */
export function aisensyWebhook(messageId: string): string {
  return JSON.stringify({
    id: 'evt_1',
    created_at: '2026-09-20T10:00:00.000Z',
    topic: 'message.sender.user',
    project_id: PROJECT_ID,
    data: {
      message: {
        type: 'message',
        phone_number: CUSTOMER,
        sender: 'USER',
        message_type: 'TEXT',
        message_content: { text: 'Looking for a canary flat' },
        sent_at: 1_790_000_000_000,
        userName: 'Asha Canary',
        messageId,
      },
    },
  });
}

export function metaSigned(body: string, secret = SECRETS.META_APP_SECRET): Record<string, string> {
  return { 'content-type': 'application/json', 'x-hub-signature-256': signMeta(body, secret) };
}

export function aisensySigned(body: string, secret = SECRETS.AISENSY_WEBHOOK_SECRET): Record<string, string> {
  return { 'content-type': 'application/json', 'x-aisensy-signature': signAisensy(body, secret) };
}
