import type { NetworkMessage } from '../../chats/chat-network';
import type { SandboxBusiness } from '../businesses';
import type { Customer, ShownIdentity } from './customer';
import { PairBudget } from './pair-budget';

/** How long a typing indicator is shown when nothing follows, in ms. */
export const TYPING_MS = 25_000;
const WINDOW_MS = 24 * 60 * 60 * 1000;

/** A chat as it is kept over a restart. */
export interface ChatSnapshot {
  wabaId: string;
  phone: string;
  name: string;
  shown: ShownIdentity;
  lastInboundAt?: number;
  messages: NetworkMessage[];
}

/** The chat of one customer with one business. */
export class Chat {
  readonly messages: NetworkMessage[] = [];
  readonly pairBudget = new PairBudget();
  /** What the business learns of the customer. */
  shown: ShownIdentity = 'both';
  /** When the customer last wrote, in ms. */
  private lastInboundAt?: number;
  private typingUntil = 0;

  constructor(
    readonly business: SandboxBusiness,
    public customer: Customer,
  ) {}

  snapshot(): ChatSnapshot {
    const { business, customer, shown, lastInboundAt, messages } = this;
    return {
      wabaId: business.wabaId,
      phone: customer.phone,
      name: customer.name,
      shown,
      lastInboundAt,
      messages,
    };
  }

  restore({ name, shown, lastInboundAt, messages }: ChatSnapshot): void {
    this.customer = { ...this.customer, name };
    this.shown = shown;
    this.lastInboundAt = lastInboundAt;
    this.messages.push(...messages);
  }

  receive(message: NetworkMessage, now: number): void {
    this.messages.push(message);
    this.lastInboundAt = now;
  }

  send(message: NetworkMessage): void {
    this.messages.push(message);
    this.typingUntil = 0;
  }

  /** Whether other messages than templates may be sent. */
  isWindowOpen(now: number): boolean {
    return this.lastInboundAt !== undefined && now - this.lastInboundAt < WINDOW_MS;
  }

  showTyping(now: number): void {
    this.typingUntil = now + TYPING_MS;
  }

  isTyping(now: number): boolean {
    return now < this.typingUntil;
  }

  /** Marks a message of the customer, and all before it, read. */
  markRead(message: NetworkMessage): void {
    const upTo = this.messages.indexOf(message);
    for (const earlier of this.messages.slice(0, upTo + 1)) {
      if (earlier.direction === 'in') earlier.status = 'read';
    }
  }
}
