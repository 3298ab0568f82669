import { SpanKind, type Span } from '@opentelemetry/api';
import {
  AppError,
  OutcomeUnknownError,
  PermanentError,
  TransientError,
  type Channel,
  type ClaimedSend,
  type Clock,
  type Continuation,
  type ConversationStore,
  type MessageSender,
  type SendResult,
} from '@whatsapp-agent/contracts';
import { markFailed, runInSpan } from '@whatsapp-agent/observability';
import { repeat } from './repeat';
import type { TurnLog } from './turn-log.port';

/** Shorter than a claim (20 s) whatever a channel does: a send that is still out then counts as unknown. */
const LONGEST_SEND_MS = 15_000;

/** Sends the outbox of a conversation in order, one message at a time, each under its own claim. */
export class Sender {
  constructor(
    private readonly store: ConversationStore,
    private readonly channels: Readonly<Record<Channel, MessageSender>>,
    private readonly clock: Clock,
    private readonly log: TurnLog,
    private readonly owner: string,
  ) {}

  /**
   * Sends `first` and whatever the store claims after it. Returns what is left.
   * @param stop ends it after the message that is in flight; the lease is free then.
   */
  async drain(first: ClaimedSend, fence: number, stop: AbortSignal): Promise<Continuation> {
    let send = first;
    for (;;) {
      const result = await this.attempt(send);
      const { conversationId, outboxId, claimFence } = send;
      const request = { conversationId, owner: this.owner, fence, outboxId, claimFence, result };
      const last = stop.aborted;
      const rest = await repeat(this.clock, (id) => this.store.settle({ ...request, last }, id));
      if (!rest.next) return rest;
      send = rest.next;
    }
  }

  private attempt(send: ClaimedSend): Promise<SendResult> {
    const { tenantId, outboxId, conversationId, channel, attempt } = send;
    const fields = { tenantId, conversationId, outboxId, channel, attempt };
    return runInSpan('send', { kind: SpanKind.CLIENT, fields }, async (span) => {
      const result = await this.send(send);
      describeResult(span, result);
      return result;
    });
  }

  private async send(send: ClaimedSend): Promise<SendResult> {
    const { tenantId, outboxId, conversationId } = send;
    try {
      const request = { tenantId, to: send.to, payload: send.payload, reference: outboxId };
      const limit = AbortSignal.timeout(LONGEST_SEND_MS);
      const receipt = await this.channels[send.channel].send(request, limit);
      return { state: 'sent', wamid: receipt.wamid };
    } catch (error) {
      const result = toSendResult(error);
      this.log.warn('send.not_confirmed', {
        conversationId,
        outboxId,
        state: result.state,
        code: 'code' in result ? result.code : undefined,
        attempt: send.attempt,
      });
      return result;
    }
  }
}

/** Handled errors fail the span too: nobody was reached. */
function describeResult(span: Span, result: SendResult): void {
  span.setAttribute('app.outcome', result.state);
  if ('code' in result) markFailed(span, result.code);
}

function toSendResult(error: unknown): SendResult {
  if (error instanceof TransientError)
    return { state: 'retry', code: error.code, retryAfterMs: error.retryAfterMs };
  if (error instanceof OutcomeUnknownError) return { state: 'unknown', code: error.code };
  if (error instanceof PermanentError) return { state: 'failed', code: error.code };
  // A bug on our side may have struck after the request left; sending again could double it.
  return { state: 'unknown', code: error instanceof AppError ? error.code : 'SEND.UNEXPECTED' };
}
