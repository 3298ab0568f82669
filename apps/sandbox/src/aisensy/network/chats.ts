import type { SandboxBusiness } from '../businesses';
import { Chat } from './chat';
import { describeCustomer } from './customer';

/** All chats, by business and customer. */
export class Chats {
  private readonly byKey = new Map<string, Chat>();
  private readonly byWamid = new Map<string, Chat>();

  /** The chat; a new and empty one when there was none. */
  open(business: SandboxBusiness, phone: string): Chat {
    const key = `${business.wabaId}:${phone}`;
    const known = this.byKey.get(key);
    if (known) return known;
    const chat = new Chat(business, describeCustomer(phone, business.wabaId));
    this.byKey.set(key, chat);
    return chat;
  }

  find(wabaId: string, phone: string): Chat | undefined {
    return this.byKey.get(`${wabaId}:${phone}`);
  }

  findByUserId(wabaId: string, userId: string): Chat | undefined {
    return this.of(wabaId).find((chat) => chat.customer.userId === userId);
  }

  /** The chats of a business that have a message. */
  of(wabaId: string): Chat[] {
    return [...this.byKey.values()].filter(
      (chat) => chat.business.wabaId === wabaId && chat.messages.length > 0,
    );
  }

  all(): Chat[] {
    return [...this.byKey.values()];
  }

  index(wamid: string, chat: Chat): void {
    this.byWamid.set(wamid, chat);
  }

  findByMessage(wamid: string): Chat | undefined {
    return this.byWamid.get(wamid);
  }

  clear(): void {
    this.byKey.clear();
    this.byWamid.clear();
  }
}
