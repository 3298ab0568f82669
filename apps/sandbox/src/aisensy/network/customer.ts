import { createHash } from 'node:crypto';

const NAMES = ['Asha', 'Omar', 'Lena', 'Yusuf', 'Mei', 'Daniel', 'Fatima', 'Ivan', 'Priya', 'Noura'] as const;

/** A person with WhatsApp, as the network introduces them to a business. */
export interface Customer {
  /** Digits without "+". */
  phone: string;
  /** Business-scoped user id. */
  userId: string;
  name: string;
}

/** What a business learns of a customer; people with a username may keep their phone to themselves. */
export const SHOWN_IDENTITIES = ['both', 'phone', 'user_id'] as const;
export type ShownIdentity = (typeof SHOWN_IDENTITIES)[number];

/** The customer behind a phone; the same each time, and with another user id for each business. */
export function describeCustomer(phone: string, wabaId: string, name?: string): Customer {
  const hash = createHash('sha256').update(`${wabaId}:${phone}`).digest();
  const index = createHash('sha256').update(phone).digest().readUInt32BE(0) % NAMES.length;
  return {
    phone,
    userId: `AE.${hash.readBigUInt64BE(0).toString().padStart(20, '0')}`,
    name: name ?? NAMES[index] ?? NAMES[0],
  };
}
