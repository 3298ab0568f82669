import type { ContactKey } from '@whatsapp-agent/contracts';
import { INBOUND_LIMITS } from '../inbound-limits';
import { readPhone, readUserId } from '../wire-identity';
import { asObjects, compact, readObject, readText, type WireObject } from '../wire-value';

/** The people a `value` introduces (`contacts[]`). */
export function readDirectory(value: WireObject): ContactKey[] {
  return asObjects(value['contacts']).map((contact) =>
    compact({
      waId: readPhone(contact['wa_id']),
      userId: readUserId(contact['user_id']),
      profileName: readText(readObject(contact, 'profile')?.['name'], INBOUND_LIMITS.profileName),
    }),
  );
}

function conflicts(left: ContactKey, right: ContactKey): boolean {
  return differ(left.waId, right.waId) || differ(left.userId, right.userId);
}

function differ(a?: string, b?: string): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function shares(left: ContactKey, right: ContactKey): boolean {
  return same(left.waId, right.waId) || same(left.userId, right.userId);
}

function same(a?: string, b?: string): boolean {
  return a !== undefined && a === b;
}

/**
 * Joins the ids a message carries with what the directory knows of that person. A directory of one belongs
 * to a message that does not contradict it; with several people and no id nobody is guessed.
 *
 * @returns nothing when the person stays unknown
 */
export function resolveContact(
  phone: unknown,
  userId: unknown,
  directory: ContactKey[],
): ContactKey | undefined {
  // With usernames a BSUID has been seen where a phone number used to be.
  const own: ContactKey = compact({
    waId: readPhone(phone),
    userId: readUserId(userId) ?? readUserId(phone),
  });
  const [only] = directory.length === 1 ? directory : [];
  const known =
    directory.find((entry) => shares(entry, own) && !conflicts(entry, own)) ??
    (only !== undefined && !conflicts(only, own) ? only : undefined);
  const contact: ContactKey = { ...known, ...own };
  return contact.waId !== undefined || contact.userId !== undefined ? contact : undefined;
}
