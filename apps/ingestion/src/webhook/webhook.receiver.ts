import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import {
  WHATSAPP_MESSAGE_V1,
  WHATSAPP_STATUS_V1,
  type ContactKey,
  type DeliveryStatus,
  type InboundMessage,
} from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import {
  detectSurface,
  parseWebhook,
  type ParsedWebhook,
  type WebhookSurface,
} from '@whatsapp-agent/whatsapp';
import { RefusedRequestException } from '../http/refused-request.exception';
import { EventPublisher } from '../publishing/event.publisher';
import type { OutgoingEvent } from '../publishing/outgoing-event';
import { PublishFailedError } from '../publishing/publish-failed.error';
import { WebhookMetrics, type WebhookOutcome } from '../telemetry/webhook-metrics';
import { EventValidator } from './event.validator';
import type { ReceivedWebhook } from './received-webhook';
import { createRoutingAttributes } from './routing-attributes';
import { WebhookAuthenticator } from './webhook.authenticator';

/** What is known of a webhook by the time it is refused. */
interface SeenWebhook {
  surface: WebhookSurface;
}

/** Verifies a webhook, splits it into events and publishes them. Nothing else happens on this path. */
@Injectable()
export class WebhookReceiver {
  private readonly metrics = new WebhookMetrics();

  constructor(
    private readonly authenticator: WebhookAuthenticator,
    private readonly validator: EventValidator,
    private readonly publisher: EventPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Resolves after the broker confirmed every event: `accepted`, or `ignored` when the body is no event.
   * @throws RefusedRequestException for a body that is empty, not JSON or not authentic
   * @throws PublishFailedError when the broker did not confirm in time
   */
  async receive(webhook: ReceivedWebhook): Promise<'accepted' | 'ignored'> {
    const seen: SeenWebhook = { surface: 'none' };
    try {
      const outcome = await this.take(webhook, seen);
      this.metrics.onWebhook(seen.surface, outcome);
      return outcome;
    } catch (error) {
      this.metrics.onWebhook(seen.surface, nameFailure(error));
      throw error;
    }
  }

  private async take(webhook: ReceivedWebhook, seen: SeenWebhook): Promise<'accepted' | 'ignored'> {
    const startedAt = performance.now();
    const body = parseJson(webhook.rawBody);
    const surface = detectSurface(body);
    seen.surface = surface;
    if (surface === 'none') {
      this.logger.debug('a request was ignored: it is no event', { bytes: webhook.rawBody.length });
      return 'ignored';
    }
    if (!this.authenticator.isAuthentic(webhook, surface)) {
      throw new RefusedRequestException(
        HttpStatus.UNAUTHORIZED,
        'INGESTION.UNAUTHENTIC',
        'The webhook could not be verified. Check the secret it is sent with.',
      );
    }
    const parsed = parseWebhook(body, webhook.receivedAt);
    const rejected: string[] = [];
    const events = this.selectEvents(parsed, rejected);
    await this.publisher.publish(events);
    const skipped = [...parsed.skipped.map(({ reason }) => reason), ...rejected];
    const messages = events.filter(({ pattern }) => pattern === WHATSAPP_MESSAGE_V1).length;
    this.metrics.onEvents(messages, events.length - messages, skipped);
    this.logger.info('a webhook was accepted', {
      surface,
      messages: parsed.messages.length,
      statuses: parsed.statuses.length,
      published: events.length,
      byReason: countWords(skipped),
      bytes: webhook.rawBody.length,
      durationMs: Math.round(performance.now() - startedAt),
    });
    return 'accepted';
  }

  private selectEvents({ messages, statuses }: ParsedWebhook, rejected: string[]): OutgoingEvent[] {
    const events: OutgoingEvent[] = [];
    for (const message of messages) {
      const problem = this.validator.findMessageProblem(message);
      if (problem === undefined) events.push(toEvent(WHATSAPP_MESSAGE_V1, message, message.contact));
      else rejected.push(problem);
    }
    for (const status of statuses) {
      const problem = this.validator.findStatusProblem(status);
      if (problem === undefined) events.push(toEvent(WHATSAPP_STATUS_V1, status, status.recipient));
      else rejected.push(problem);
    }
    return events;
  }
}

function nameFailure(error: unknown): WebhookOutcome {
  if (error instanceof PublishFailedError) return 'publish_failed';
  if (!(error instanceof RefusedRequestException)) return 'failed';
  return error.getStatus() === Number(HttpStatus.UNAUTHORIZED) ? 'refused' : 'malformed';
}

function toEvent(
  pattern: string,
  payload: InboundMessage | DeliveryStatus,
  contact: ContactKey | undefined,
): OutgoingEvent {
  const { account, wamid } = payload;
  return { pattern, payload, attributes: createRoutingAttributes({ pattern, account, contact, wamid }) };
}

function parseJson(rawBody: Buffer): unknown {
  if (rawBody.length === 0) {
    throw new RefusedRequestException(
      HttpStatus.BAD_REQUEST,
      'INGESTION.EMPTY_BODY',
      'The body is empty. Send the webhook as JSON.',
    );
  }
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    throw new RefusedRequestException(
      HttpStatus.BAD_REQUEST,
      'INGESTION.NOT_JSON',
      'The body is not JSON. Send the webhook as JSON.',
    );
  }
}

function countWords(words: readonly string[]): Record<string, number> | undefined {
  if (words.length === 0) return undefined;
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
