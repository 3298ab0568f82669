import { randomUUID } from 'node:crypto';
import { Subject } from 'rxjs';
import { type Business, type ChatChange, ChatNetwork, type NetworkMessage } from '../../chats/chat-network';
import type { Json } from '../../chats/cloud-message';
import { SANDBOX_BUSINESSES, type SandboxBusiness } from '../businesses';
import { FaultSwitch } from '../fault-switch';
import { MediaShelf } from '../media/media-shelf';
import { WebhookSender } from '../webhooks/webhook-sender.service';
import { type Chat, type ChatSnapshot, TYPING_MS } from './chat';
import { Chats } from './chats';
import { completeMedia } from './inbound-media';
import { findAddressee, requireAllowed } from './delivery-rules';
import { readOutbound } from './outbound-rules';
import { StatusClock, type StatusDelays } from './status-clock';
import type { CustomerSend, WhatsappNetworkOptions } from './whatsapp-network.options';

const DEFAULT_DELAYS: StatusDelays = { sent: 30, delivered: 120, read: 400 };

/**
 * WhatsApp between the customers' phones and the businesses, in memory: keeps the chats, gives wamids, enforces
 * WhatsApp's rules on what a business sends, and tells the business by webhook what happens.
 */
export class WhatsappNetwork extends ChatNetwork {
  readonly changes = new Subject<ChatChange>();
  readonly faults: FaultSwitch;
  readonly media = new MediaShelf();
  readonly known: readonly SandboxBusiness[];
  readonly now: () => number;
  private readonly publicUrl: string;
  private readonly chats = new Chats();
  private readonly webhooks: WebhookSender;
  private readonly webhookUrls = new Map<string, string>();
  private readonly statuses: StatusClock;
  private readonly typingTimers = new Set<NodeJS.Timeout>();

  constructor(options: WhatsappNetworkOptions) {
    super();
    this.known = options.businesses ?? SANDBOX_BUSINESSES;
    this.now = options.now ?? Date.now;
    this.publicUrl = options.publicUrl;
    this.faults = options.faults ?? new FaultSwitch();
    this.webhooks = new WebhookSender(options.webhook, this.faults);
    const delays = options.statusDelays ?? DEFAULT_DELAYS;
    this.statuses = new StatusClock(delays, this.faults, this.now, (chat, message, report) => {
      this.announce('status', chat);
      if (this.faults.strikes('dropStatuses')) return;
      this.webhooks.deliver({ kind: 'status', chat, message, report }, this.webhookUrlOf(chat));
    });
  }

  /** Webhooks the receiver has not confirmed yet. */
  get pendingWebhooks(): number {
    return this.webhooks.pending;
  }

  async businesses(): Promise<Business[]> {
    return this.known.map(({ wabaId, name, phone }) => ({ id: wabaId, name, phone }));
  }

  /**
   * A customer's phone sends a message; resolves with its wamid as soon as the network has it.
   * @throws Error for a business that does not exist.
   */
  async customerSends(request: CustomerSend): Promise<string> {
    const { phone, profileName, shown } = request;
    const business = this.known.find(({ wabaId }) => wabaId === request.business);
    if (!business) throw new Error(`There is no business ${request.business} in the sandbox.`);
    const chat = this.chats.open(business, phone);
    if (profileName !== undefined) chat.customer = { ...chat.customer, name: profileName };
    if (shown !== undefined) chat.shown = shown;
    const message = this.write('in', completeMedia(request.message, this.media, this.publicUrl));
    message.status = 'sent';
    this.chats.index(message.id, chat);
    chat.receive(message, this.now());
    this.announce('message', chat);
    this.deliver(chat, message);
    return message.id;
  }

  /**
   * A business sends a message (body of `POST /messages`).
   * @throws DirectApiError with Meta's code when WhatsApp would refuse it.
   */
  businessSends(business: SandboxBusiness, body: unknown): { wamid: string; chat: Chat } {
    const outbound = readOutbound(body);
    const chat = findAddressee(this.chats, business, outbound);
    requireAllowed(chat, outbound, this.faults.current, this.now());
    const { reference } = outbound;
    const message = { ...this.write('out', outbound.raw), ...(reference === undefined ? {} : { reference }) };
    this.chats.index(message.id, chat);
    chat.send(message);
    this.announce('message', chat);
    this.statuses.start(chat, message, reference);
    return { wamid: message.id, chat };
  }

  /** A business read a message, and all before it. @returns whether the customer wrote such a message to it. */
  businessReads(business: SandboxBusiness, wamid: string, typing: boolean): boolean {
    const chat = this.chats.findByMessage(wamid);
    const message = chat?.messages.find(({ id }) => id === wamid);
    if (!chat || message?.direction !== 'in' || chat.business !== business) return false;
    chat.markRead(message);
    this.announce('status', chat);
    if (typing) this.showTyping(chat);
    return true;
  }

  messages(business: string, phone: string): readonly NetworkMessage[] {
    return this.chats.find(business, phone)?.messages ?? [];
  }

  customers(business: string): readonly string[] {
    return this.chats.of(business).map((chat) => chat.customer.phone);
  }

  isTyping(business: string, phone: string): boolean {
    return this.chats.find(business, phone)?.isTyping(this.now()) ?? false;
  }

  /** Calls the listener on every change of one kind. @returns stops it. */
  on(what: ChatChange['what'], listener: (change: ChatChange) => void): () => void {
    const subscription = this.changes.subscribe((change) => {
      if (change.what === what) listener(change);
    });
    return () => subscription.unsubscribe();
  }

  /** Sends the webhooks of a business elsewhere, until the next reset. */
  redirectWebhooks(business: SandboxBusiness, url: string): void {
    this.webhookUrls.set(business.wabaId, url);
  }

  reset(): void {
    this.stop();
    this.chats.clear();
    this.media.clear();
    this.webhookUrls.clear();
    this.changes.next({ what: 'reset' });
  }

  /** Ends timers and forgets webhooks that were not delivered. */
  stop(): void {
    this.statuses.stop();
    this.webhooks.clear();
    for (const timer of this.typingTimers) clearTimeout(timer);
    this.typingTimers.clear();
  }

  /** Everything that is worth keeping over a restart. */
  snapshot(): ChatSnapshot[] {
    return this.chats.all().map((chat) => chat.snapshot());
  }

  /** Puts chats back; what the business had not confirmed is delivered again. Businesses that are gone are left out. */
  restore(snapshots: readonly ChatSnapshot[]): void {
    for (const snapshot of snapshots) {
      const business = this.known.find(({ wabaId }) => wabaId === snapshot.wabaId);
      if (!business) continue;
      const chat = this.chats.open(business, snapshot.phone);
      chat.restore(snapshot);
      for (const message of chat.messages) {
        this.chats.index(message.id, chat);
        if (message.direction === 'in' && message.status === 'sent') this.deliver(chat, message);
      }
    }
  }

  private deliver(chat: Chat, message: NetworkMessage): void {
    this.webhooks.deliver({ kind: 'message', chat, message }, this.webhookUrlOf(chat), () => {
      if (message.status !== 'sent') return;
      message.status = 'delivered';
      this.announce('status', chat);
    });
  }

  private write(direction: NetworkMessage['direction'], raw: Json): NetworkMessage {
    const id = `wamid.${Buffer.from(randomUUID()).toString('base64url')}`;
    return { id, direction, at: new Date(this.now()).toISOString(), raw };
  }

  private showTyping(chat: Chat): void {
    chat.showTyping(this.now());
    this.announce('typing', chat);
    const timer = setTimeout(() => {
      this.typingTimers.delete(timer);
      this.announce('typing', chat);
    }, TYPING_MS + 50);
    timer.unref();
    this.typingTimers.add(timer);
  }

  private announce(what: ChatChange['what'], { business, customer }: Chat): void {
    this.changes.next({ what, business: business.wabaId, phone: customer.phone });
  }

  private webhookUrlOf({ business }: Chat): string | undefined {
    return this.webhookUrls.get(business.wabaId);
  }
}
