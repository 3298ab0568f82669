import type { Observable } from 'rxjs';
import type { Json } from './cloud-message';

/** A business whose number customers write to. */
export interface Business {
  /** WhatsApp Business Account id. */
  id: string;
  name: string;
  /** Digits without "+". */
  phone: string;
}

export type MessageStatus = 'sent' | 'delivered' | 'read' | 'failed';

/** A message as WhatsApp carries it. */
export interface NetworkMessage {
  /** Wamid. */
  id: string;
  /** `in` was written by the customer, `out` sent by the business. */
  direction: 'in' | 'out';
  /** ISO time. */
  at: string;
  status?: MessageStatus;
  /** What the business sent along to recognise its message by (`biz_opaque_callback_data`). */
  reference?: string;
  /** The Cloud-API message. */
  raw: Json;
}

/** Something of a chat changed; `reset` changes all of them. */
export interface ChatChange {
  what: 'message' | 'status' | 'typing' | 'reset';
  business?: string;
  phone?: string;
}

/** What a business learns of a customer: people with a username may keep their number to themselves. */
export const SHOWN_IDENTITIES = ['both', 'phone', 'user_id'] as const;
export type ShownIdentity = (typeof SHOWN_IDENTITIES)[number];

/** A message of a customer's phone. */
export interface CustomerSend {
  business: string;
  phone: string;
  /** A Cloud-API message without sender, id and time. */
  message: Json;
  /** Name of the customer's profile from now on. */
  profileName?: string;
  /** From now on; `both` when never given. */
  shown?: ShownIdentity;
}

/** WhatsApp between the customers' phones and the businesses, as the control API needs it. */
export abstract class ChatNetwork {
  abstract businesses(): Promise<Business[]>;
  /** A customer's phone sends a message; resolves with its wamid. */
  abstract customerSends(request: CustomerSend): Promise<string>;
  /** In the order WhatsApp received them. */
  abstract messages(business: string, phone: string): readonly NetworkMessage[];
  /** Numbers that have a chat with the business. */
  abstract customers(business: string): readonly string[];
  abstract isTyping(business: string, phone: string): boolean;
  abstract readonly changes: Observable<ChatChange>;
  /** Forgets every chat. */
  abstract reset(): void;
}
