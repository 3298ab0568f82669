import { randomUUID } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CONVERSATION_WAKER, type ConversationWaker } from '@whatsapp-agent/agent';
import {
  CONVERSATION_STORE,
  DeliveryStatus,
  WHATSAPP_STATUS_V1,
  type ConversationStore,
} from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import { PubSubContext } from '@whatsapp-agent/pubsub';
import { continueTrace } from '../inbound/continue-trace';
import { eventPipe } from '../inbound/event.pipe';
import { RecordLanes } from '../inbound/record-lanes';

/** Statuses recorded at once; fewer than messages, which people wait for. */
const RECORDINGS = 4;

/** Subscription key of the statuses: they never wait behind a turn. */
export const STATUS_SUBSCRIPTION = 'status';

/** Where delivery statuses arrive. */
@Controller()
export class StatusController {
  private readonly lanes = new RecordLanes(RECORDINGS);

  constructor(
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    @Inject(CONVERSATION_WAKER) private readonly waker: ConversationWaker,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @EventPattern<string>(WHATSAPP_STATUS_V1, { subscription: STATUS_SUBSCRIPTION })
  onStatus(
    @Payload(eventPipe(DeliveryStatus)) status: DeliveryStatus,
    @Ctx() context: PubSubContext,
  ): Promise<void> {
    return continueTrace(context, () => this.take(status));
  }

  private async take(status: DeliveryStatus): Promise<void> {
    const { outcome, wakeConversationId } = await this.lanes.use(() =>
      this.store.recordStatus(status, randomUUID()),
    );
    const fields = { outcome, state: status.state, errorCode: status.error?.code };
    // The alert on delivery failures counts this line.
    if (status.state === 'failed' && outcome !== 'stale') this.log.warn('delivery failed', fields);
    else this.log.debug('delivery status recorded', fields);
    if (wakeConversationId) await this.waker.wake(wakeConversationId, 'retry');
  }
}
