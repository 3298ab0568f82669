import {
  PermanentError,
  type Clock,
  type InboundMedia,
  type MediaStore,
  type ReceivedFile,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import type { AisensyClient } from '../client/aisensy.client';
import type { AccessTokenOptions } from './access-token.service';
import { TenantCalls } from './tenant-calls';

/** Files of customers through AiSensy: by their id, or by the address in the webhook where there is no id. */
export class AisensyMediaStore implements MediaStore {
  private readonly calls: TenantCalls;

  constructor(
    private readonly client: AisensyClient,
    directory: TenantDirectory,
    clock: Clock,
    options: AccessTokenOptions = {},
  ) {
    this.calls = new TenantCalls(client, directory, clock, options);
  }

  async getMedia(
    request: { tenantId: string; media: InboundMedia; maxBytes: number },
    signal?: AbortSignal,
  ): Promise<ReceivedFile> {
    const { tenantId, media, maxBytes } = request;
    const deadline = AbortSignal.timeout(this.client.settings.mediaTimeoutMs);
    const limit = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const options = { signal: limit, context: { tenantId }, maxBytes };
    if (media.id !== undefined) {
      const { id } = media;
      return this.calls.run(tenantId, limit, (token) => this.client.getMedia(token, id, options));
    }
    if (media.url !== undefined) return this.client.fetchMediaUrl(media.url, options);
    throw new PermanentError(
      'AISENSY.MEDIA_UNNAMED',
      'A message has a file with neither an id nor an address. Ask the customer to send it again.',
      { tenantId },
    );
  }
}
