import type { InboundContent } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from './inbound-limits';
import { readPhone } from './wire-identity';
import { asObjects, compact, readObject, readText, type WireObject } from './wire-value';

/** `TEL` lines of a vCard: `waid` when WhatsApp knows the number, else the number as written. */
function readVcardPhones(vcard: unknown): string[] {
  const text = readText(vcard, INBOUND_LIMITS.flowJson) ?? '';
  return [...text.matchAll(/^(?:item\d+\.)?TEL([^:\n]*):(.*)$/gim)]
    .map(([, parameters, number]) => readPhone(/waid=(\d+)/i.exec(parameters ?? '')?.[1] ?? number))
    .filter((phone) => phone !== undefined);
}

function readCard(card: WireObject): { name?: string; phones: string[] } {
  const listed = asObjects(card['phones'])
    .map((entry) => readPhone(entry['wa_id']) ?? readPhone(entry['phone']))
    .filter((phone) => phone !== undefined);
  const phones = listed.length > 0 ? listed : readVcardPhones(card['vcard']);
  return compact({
    name: readText(readObject(card, 'name')?.['formatted_name'], INBOUND_LIMITS.short),
    phones: [...new Set(phones)].slice(0, INBOUND_LIMITS.phones),
  });
}

/** Shared contacts, also the answer to a request for the phone number (which may come as a vCard only). */
export function readContactsContent(value: unknown): InboundContent | undefined {
  const contacts = asObjects(value).slice(0, INBOUND_LIMITS.contacts).map(readCard);
  return contacts.length > 0 ? { kind: 'contacts', contacts } : undefined;
}
