import {
  TransientError,
  type AppError,
  type Clock,
  type MessageSender,
  type SendReceipt,
  type SendRequest,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import type { AisensyClient } from '../client/aisensy.client';
import { InvalidTokenError } from '../errors/invalid-token.error';
import { AccessTokenService, type AccessTokenOptions } from './access-token.service';
import { buildEnvelope } from './envelope';

/** Settings of {@link AisensyMessageSender}. */
export interface AisensyMessageSenderOptions extends AccessTokenOptions {
  /** Told when a message could not be marked read; the error carries codes and ids only. */
  onMarkReadFailed?: (error: unknown) => void;
}

/** A refused token, one stored meanwhile by another process, one bought: more attempts cannot help. */
const MAX_TOKENS = 3;

/**
 * Sends through AiSensy's Direct API.
 *
 * One `send` takes at most the client's `sendTimeoutMs`, buying a token included, so that it ends before the
 * claim on the outbox row does. A refused token is replaced once (single flight per tenant); when the bought
 * one is refused too, the send and those of the next `coolDownMs` fail with `AISENSY.TOKEN_INVALID`.
 *
 * Ambiguous outcomes: once a request has left, a missing answer (time-out, reset, 502, 504, an abort) is an
 * `OutcomeUnknownError`, never retried here. What provably did not leave, or was answered by an error, is
 * transient or permanent. A success status is an acceptance even if its body is unreadable.
 */
export class AisensyMessageSender implements MessageSender {
  private readonly tokens: AccessTokenService;

  constructor(
    private readonly client: AisensyClient,
    directory: TenantDirectory,
    clock: Clock,
    private readonly options: AisensyMessageSenderOptions = {},
  ) {
    this.tokens = new AccessTokenService(client, directory, clock, options);
  }

  async send(request: SendRequest, signal?: AbortSignal): Promise<SendReceipt> {
    const { tenantId, reference } = request;
    const body = buildEnvelope(request);
    const deadline = AbortSignal.timeout(this.client.settings.sendTimeoutMs);
    const limit = signal ? AbortSignal.any([signal, deadline]) : deadline;
    return this.withToken(tenantId, limit, (token) =>
      this.client.sendMessage(token, body, { signal: limit, context: { tenantId, reference } }),
    );
  }

  async markRead(request: { tenantId: string; wamid: string; typing: boolean }): Promise<void> {
    const { tenantId, wamid, typing } = request;
    const limit = AbortSignal.timeout(this.client.settings.markReadTimeoutMs);
    try {
      await this.withToken(tenantId, limit, (token) =>
        this.client.markRead(token, { wamid, typing }, { signal: limit, context: { tenantId } }),
      );
    } catch (error) {
      this.options.onMarkReadFailed?.(error);
    }
  }

  private async withToken<T>(
    tenantId: string,
    limit: AbortSignal,
    call: (token: string) => Promise<T>,
  ): Promise<T> {
    let token = await this.within(limit, tenantId, this.tokens.get(tenantId));
    for (let used = 1; ; used++) {
      try {
        return await call(token.value);
      } catch (error) {
        if (!(error instanceof InvalidTokenError)) throw error;
        if (used > 1 && (token.bought || used === MAX_TOKENS)) throw this.tokens.giveUp(tenantId);
        token = await this.within(limit, tenantId, this.tokens.replace(tenantId, token));
      }
    }
  }

  /** Waits for a token no longer than the send may take; the flight goes on for the others. */
  private async within<T>(limit: AbortSignal, tenantId: string, work: Promise<T>): Promise<T> {
    const stopped = (): AppError =>
      new TransientError(
        'AISENSY.TOKEN_WAIT',
        'Stopped while waiting for an access token; nothing was sent.',
        {
          tenantId,
        },
      );
    if (limit.aborted) {
      work.catch(() => undefined);
      throw stopped();
    }
    let onAbort: () => void = () => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(stopped());
      limit.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([work, aborted]);
    } finally {
      limit.removeEventListener('abort', onAbort);
    }
  }
}
