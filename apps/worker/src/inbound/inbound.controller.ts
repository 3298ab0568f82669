import { randomUUID } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { TurnRunner } from '@whatsapp-agent/agent';
import {
  CONVERSATION_STORE,
  CONVERSATION_WAKE_V1,
  ConversationWake,
  InboundMessage,
  WHATSAPP_MESSAGE_V1,
  type ConversationStore,
} from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import { PubSubContext } from '@whatsapp-agent/pubsub';
import { continueTrace } from './continue-trace';
import { eventPipe } from './event.pipe';
import { RecordLanes } from './record-lanes';

/** Messages recorded at once. Each takes milliseconds; the turns have slots of their own. */
const RECORDINGS = 8;

/** Where customer messages arrive. Returning means acknowledged: recorded, and answered or in other hands. */
@Controller()
export class InboundController {
  private readonly lanes = new RecordLanes(RECORDINGS);

  constructor(
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    private readonly runner: TurnRunner,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @EventPattern<string>(WHATSAPP_MESSAGE_V1)
  onMessage(
    @Payload(eventPipe(InboundMessage)) message: InboundMessage,
    @Ctx() context: PubSubContext,
  ): Promise<void> {
    return continueTrace(context, () => this.take(message));
  }

  @EventPattern<string>(CONVERSATION_WAKE_V1)
  onWake(
    @Payload(eventPipe(ConversationWake)) wake: ConversationWake,
    @Ctx() context: PubSubContext,
  ): Promise<void> {
    return continueTrace(context, () => this.runner.run(wake.conversationId));
  }

  private async take(message: InboundMessage): Promise<void> {
    const recorded = await this.lanes.use(() => this.store.record(message, 'whatsapp', randomUUID()));
    const { outcome, tenantId, conversationId, runnable } = recorded;
    this.log.info('inbound message recorded', {
      outcome,
      tenantId,
      conversationId,
      kind: message.content.kind,
      runnable,
    });
    this.runner.noteArrival(conversationId);
    if (runnable) await this.runner.run(conversationId);
  }
}
