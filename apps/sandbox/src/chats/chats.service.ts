import { BadRequestException, Injectable } from '@nestjs/common';
import { type Business, ChatNetwork, type NetworkMessage } from './chat-network';
import type { ChatSummaryDto } from './chat-summary.dto';
import { buildCustomerMessage } from './customer-message';
import type { MessageDto } from './message.dto';
import { readMessage } from './message-reader';
import type { SendMessageDto } from './send-message.dto';

/** What customers do and see. */
@Injectable()
export class ChatsService {
  constructor(private readonly network: ChatNetwork) {}

  businesses(): Promise<Business[]> {
    return this.network.businesses();
  }

  /** Sends as the customer; resolves with the wamid. */
  async send(phone: string, request: SendMessageDto): Promise<string> {
    const business = await this.chooseBusiness(request.business);
    const message = buildCustomerMessage(request, this.network.messages(business, phone));
    const { profileName, shown } = request;
    return this.network.customerSends({ business, phone, message, profileName, shown });
  }

  /** The chat in the order WhatsApp received it. */
  async messages(phone: string, wanted?: string): Promise<MessageDto[]> {
    const business = await this.chooseBusiness(wanted);
    return this.network.messages(business, phone).map(toView);
  }

  /** Every chat of a business, the latest message of each with it. */
  async chats(wanted?: string): Promise<ChatSummaryDto[]> {
    const business = await this.chooseBusiness(wanted);
    return this.network.customers(business).map((phone) => {
      const messages = this.network.messages(business, phone);
      const last = messages.at(-1);
      return {
        business,
        phone,
        messages: messages.length,
        received: messages.filter((message) => message.direction === 'out').length,
        typing: this.network.isTyping(business, phone),
        ...(last ? { last: toView(last) } : {}),
      };
    });
  }

  /** @throws BadRequestException for a business that is not known. */
  private async chooseBusiness(wanted?: string): Promise<string> {
    const businesses = await this.network.businesses();
    const found = wanted ? businesses.find(({ id }) => id === wanted) : businesses[0];
    if (found) return found.id;
    const known = businesses.map(({ id }) => id).join(', ') || 'none yet';
    throw new BadRequestException(
      wanted
        ? `There is no business ${wanted}; known WhatsApp Business Account ids: ${known}.`
        : 'There is no business in the sandbox yet.',
    );
  }
}

function toView({ id, direction, at, status, reference, raw }: NetworkMessage): MessageDto {
  return {
    id,
    direction,
    at,
    ...readMessage(raw),
    ...(status ? { status } : {}),
    ...(reference === undefined ? {} : { reference }),
    raw,
  };
}
