import { randomUUID } from 'node:crypto';
import { Inject, Injectable, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { TurnRunner } from '@whatsapp-agent/agent';
import {
  CLOCK,
  CONVERSATION_STORE,
  TENANT_DIRECTORY,
  type AccountKey,
  type AnswerView,
  type Clock,
  type ConversationStore,
  type InboundMessage,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import type { ChatRequestDto, ChatResponseDto } from './chat.dto';

const ANSWER_TIMEOUT_MS = 110_000;
const LOOK_EVERY_MS = 100;

/** Puts a message of `/chat` through the ordinary turn and waits for its answer. */
@Injectable()
export class ChatService {
  constructor(
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    @Inject(TENANT_DIRECTORY) private readonly tenants: TenantDirectory,
    private readonly runner: TurnRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask({ message, userId, business }: ChatRequestDto): Promise<ChatResponseDto> {
    const inbound = this.toInbound(message, userId, await this.accountOf(business));
    const { tenantId, conversationId, runnable } = await this.store.record(inbound, 'chat', randomUUID());
    if (runnable) await this.runner.run(conversationId);
    const answer = await this.waitForAnswer(tenantId, inbound.wamid);
    const { texts, replies, tools, modelCalls } = answer;
    return {
      status: 'success',
      message,
      response: texts.join('\n\n'),
      user_id: userId,
      messages: replies,
      tools,
      modelCalls,
    };
  }

  private async accountOf(business: string | undefined): Promise<AccountKey> {
    if (business) return { wabaId: business };
    const tenant = await this.tenants.findFirstTenant();
    if (!tenant) {
      throw new NotFoundException(
        'There is no tenant. Set AISENSY_ACCESS_TOKEN, DEFAULT_WABA_ID and DEFAULT_PHONE_NUMBER_ID, or add one to the table tenants.',
      );
    }
    return { phoneNumberId: tenant.phoneNumberId };
  }

  private toInbound(text: string, userId: string, account: AccountKey): InboundMessage {
    const now = this.clock.now().toISOString();
    return {
      account,
      contact: { userId: `chat:${userId}` },
      origin: 'customer',
      wamid: `chat.${randomUUID()}`,
      sentAt: now,
      receivedAt: now,
      index: 0,
      content: { kind: 'text', text },
    };
  }

  // Usually there at once; another process may be at work on an earlier message of the same user.
  private async waitForAnswer(tenantId: string, wamid: string): Promise<AnswerView> {
    const deadline = this.clock.now().getTime() + ANSWER_TIMEOUT_MS;
    for (;;) {
      const answer = await this.store.findAnswer(tenantId, wamid);
      if (answer && answer.status !== 'pending') return answer;
      if (this.clock.now().getTime() > deadline) {
        throw new ServiceUnavailableException(
          'No answer yet. The message is recorded and will be answered; ask again later.',
        );
      }
      await this.clock.sleep(LOOK_EVERY_MS);
    }
  }
}
