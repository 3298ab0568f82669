import { createHash } from 'node:crypto';
import { EVENT_ATTRIBUTES, type AccountKey, type ContactKey } from '@whatsapp-agent/contracts';

/** The account id that tenants are told apart by; undefined when the provider named none. */
export function findTenantKey(account: AccountKey): string | undefined {
  return account.phoneNumberId ?? account.wabaId ?? account.projectId;
}

/**
 * What routing reads of an event. The conversation key is a hash: attributes are shown in consoles and logs,
 * and a phone number must not be.
 */
export function createRoutingAttributes(event: {
  pattern: string;
  account: AccountKey;
  contact?: ContactKey;
  wamid: string;
}): Record<string, string> {
  const tenantKey = findTenantKey(event.account) ?? '';
  const contactId = event.contact?.waId ?? event.contact?.userId;
  return {
    [EVENT_ATTRIBUTES.pattern]: event.pattern,
    [EVENT_ATTRIBUTES.tenantKey]: tenantKey,
    [EVENT_ATTRIBUTES.messageId]: event.wamid,
    ...(contactId === undefined
      ? {}
      : { [EVENT_ATTRIBUTES.conversationKey]: hashConversation(tenantKey, contactId) }),
  };
}

function hashConversation(tenantKey: string, contactId: string): string {
  return createHash('sha256').update(`${tenantKey}\n${contactId}`).digest('hex').slice(0, 32);
}
