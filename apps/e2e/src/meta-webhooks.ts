import { createHmac, randomUUID } from 'node:crypto';

/** Same value as in the serve environments of the apps. */
const APP_SECRET = 'sandbox-meta-app-secret';

/** A business as Meta names it. */
export interface MetaBusiness {
  wabaId: string;
  phoneNumberId: string;
}

/** The first business the sandbox is seeded with. */
export const MARINA: MetaBusiness = { wabaId: '100000000000001', phoneNumberId: '200000000000001' };

/** A signed webhook, ready to be posted any number of times. */
export interface SignedWebhook {
  wamid: string;
  body: string;
  headers: Record<string, string>;
}

/** An id as Meta gives them. */
export function newWamid(): string {
  return `wamid.${Buffer.from(randomUUID()).toString('base64url')}`;
}

/** A customer's text. @param second when it was written, in seconds since 1970 */
export function messageWebhook(
  from: string,
  text: string,
  second = nowInSeconds(),
  business = MARINA,
): SignedWebhook {
  const wamid = newWamid();
  const message = { from, id: wamid, timestamp: `${second}`, type: 'text', text: { body: text } };
  const contacts = [{ wa_id: from, profile: { name: 'Asha' } }];
  return sign(wamid, business, 'messages', { contacts, messages: [message] });
}

/** A text that a person typed in the business's own app. */
export function echoWebhook(to: string, text: string, business = MARINA): SignedWebhook {
  const wamid = newWamid();
  const echo = { to, id: wamid, timestamp: `${nowInSeconds()}`, type: 'text', text: { body: text } };
  return sign(wamid, business, 'smb_message_echoes', { message_echoes: [echo] });
}

/** What became of a message of the business. */
export function statusWebhook(
  wamid: string,
  recipient: string,
  status: string,
  business = MARINA,
): SignedWebhook {
  const report = { id: wamid, status, timestamp: `${nowInSeconds()}`, recipient_id: recipient };
  return sign(wamid, business, 'messages', { statuses: [report] });
}

function sign(
  wamid: string,
  { wabaId, phoneNumberId }: MetaBusiness,
  field: string,
  content: object,
): SignedWebhook {
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId }, ...content };
  const entry = [{ id: wabaId, changes: [{ field, value }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  return { wamid, body, headers };
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
