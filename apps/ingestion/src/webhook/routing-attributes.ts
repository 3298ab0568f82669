import { hash } from 'node:crypto';
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
  const attributes: Record<string, string> = {
    [EVENT_ATTRIBUTES.pattern]: event.pattern,
    [EVENT_ATTRIBUTES.tenantKey]: tenantKey,
    [EVENT_ATTRIBUTES.messageId]: event.wamid,
  };
  if (contactId !== undefined) {
    attributes[EVENT_ATTRIBUTES.conversationKey] = hashConversation(tenantKey, contactId);
  }
  return attributes;
}

function hashConversation(tenantKey: string, contactId: string): string {
  return hash('sha256', `${tenantKey}\n${contactId}`, 'hex').slice(0, 32);
}
