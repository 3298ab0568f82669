import {
  PermanentError,
  TransientError,
  type AppError,
  type Clock,
  type FileMaker,
  type MessageSender,
  type SendReceipt,
  type SendRequest,
  type OutboundPayload,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import { findRecipe, withMediaId } from '@whatsapp-agent/whatsapp';
import type { AisensyClient } from '../client/aisensy.client';
import type { AccessTokenOptions } from './access-token.service';
import { buildEnvelope } from './envelope';
import { TenantCalls } from './tenant-calls';
import { waitWithin } from './wait-within';

/** Settings of {@link AisensyMessageSender}. */
export interface AisensyMessageSenderOptions extends AccessTokenOptions {
  /** Makes the files that messages name by a recipe; without one such a message is refused. */
  files?: FileMaker;
  /** Told when a message could not be marked read; the error carries codes and ids only. */
  onMarkReadFailed?: (error: unknown) => void;
}

/**
 * Sends through AiSensy's Direct API.
 *
 * One `send` takes at most the client's `sendTimeoutMs`, buying a token included, so that it ends before the
 * claim on the outbox row does. A refused token is replaced once (single flight per tenant); when the bought
 * one is refused too, the send and those of the next `coolDownMs` fail with `AISENSY.TOKEN_INVALID`.
 *
 * A file that is named by a recipe is made and uploaded first, within the same time. Both may be repeated without
 * harm, so that whatever goes wrong there is "not sent".
 *
 * Ambiguous outcomes: once a request has left, a missing answer (time-out, reset, 502, 504, an abort) is an
 * `OutcomeUnknownError`, never retried here. What provably did not leave, or was answered by an error, is
 * transient or permanent. A success status is an acceptance even if its body is unreadable.
 */
export class AisensyMessageSender implements MessageSender {
  private readonly calls: TenantCalls;

  constructor(
    private readonly client: AisensyClient,
    directory: TenantDirectory,
    clock: Clock,
    private readonly options: AisensyMessageSenderOptions = {},
  ) {
    this.calls = new TenantCalls(client, directory, clock, options);
  }

  async send(request: SendRequest, signal?: AbortSignal): Promise<SendReceipt> {
    const { tenantId, reference } = request;
    const deadline = AbortSignal.timeout(this.client.settings.sendTimeoutMs);
    const limit = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const payload = await this.uploadMade(request, limit);
    const body = buildEnvelope({ ...request, payload });
    return this.calls.run(tenantId, limit, (token) =>
      this.client.sendMessage(token, body, { signal: limit, context: { tenantId, reference } }),
    );
  }

  async markRead(request: { tenantId: string; wamid: string; typing: boolean }): Promise<void> {
    const { tenantId, wamid, typing } = request;
    const limit = AbortSignal.timeout(this.client.settings.markReadTimeoutMs);
    try {
      await this.calls.run(tenantId, limit, (token) =>
        this.client.markRead(token, { wamid, typing }, { signal: limit, context: { tenantId } }),
      );
    } catch (error) {
      this.options.onMarkReadFailed?.(error);
    }
  }

  /** The payload with the id of its file, made and uploaded now; the same payload when it has none to make. */
  private async uploadMade(request: SendRequest, limit: AbortSignal): Promise<OutboundPayload> {
    const { tenantId, payload, reference } = request;
    const recipe = findRecipe(payload);
    if (recipe === undefined) return payload;
    const { files } = this.options;
    if (!files) {
      throw new PermanentError(
        'AISENSY.FILE_UNMAKEABLE',
        'A message names a file to be made and nobody makes files here. Give the sender a file maker.',
        { tenantId, reference },
      );
    }
    const { filename = 'file' } = payload[payload.type] as { filename?: string };
    const making = files.make(tenantId, recipe);
    const { data, mimeType } = await waitWithin(limit, making, () => lateFile(tenantId, reference));
    const id = await this.calls.run(tenantId, limit, (token) =>
      this.client.uploadMedia(
        token,
        { data, mimeType, filename },
        { signal: limit, context: { tenantId, reference } },
      ),
    );
    return withMediaId(payload, id);
  }
}

function lateFile(tenantId: string, reference: string): AppError {
  return new TransientError(
    'AISENSY.FILE_WAIT',
    'A file was not made in the time of its send; nothing was sent.',
    { tenantId, reference },
  );
}
