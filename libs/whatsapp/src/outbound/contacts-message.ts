import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { InvalidPayloadError } from './invalid-payload.error';
import { optionalText, requireCount, requireLine } from './payload-checks';

/** A person to share, e.g. the agent of a property. */
export interface SharedContact {
  name: string;
  /** Phone numbers with country code. `waId` adds a "message" button. */
  phones: { phone: string; type?: string; waId?: string }[];
  emails?: string[];
  company?: string;
}

function buildPhone(entry: SharedContact['phones'][number]): Record<string, string> {
  if (!/^\+?[\d\s()-]{3,32}$/.test(entry.phone)) {
    throw new InvalidPayloadError('contacts.phones.phone', 'must be a phone number');
  }
  return {
    phone: entry.phone,
    type: entry.type ?? 'WORK',
    ...(entry.waId === undefined ? {} : { wa_id: entry.waId }),
  };
}

function buildContact(contact: SharedContact): Record<string, unknown> {
  const name = requireLine('contacts.name', contact.name, WHATSAPP_LIMITS.placeText);
  const company = optionalText(contact.company, WHATSAPP_LIMITS.placeText);
  return {
    // WhatsApp wants one more part of the name beside the formatted one.
    name: { formatted_name: name, first_name: name },
    phones: contact.phones.map(buildPhone),
    ...(contact.emails?.length ? { emails: contact.emails.map((email) => ({ email, type: 'WORK' })) } : {}),
    ...(company === undefined ? {} : { org: { company } }),
  };
}

/** Contact cards (1–257). Throws on an empty name or something that is no phone number. */
export function buildContacts(contacts: SharedContact[]): OutboundPayload {
  requireCount('contacts', contacts.length, 1, WHATSAPP_LIMITS.contacts);
  return { type: 'contacts', contacts: contacts.map(buildContact) };
}
