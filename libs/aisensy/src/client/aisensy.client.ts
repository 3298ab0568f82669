import { PermanentError, TransientError, type SendReceipt } from '@whatsapp-agent/contracts';
import { mapRejection } from '../errors/map-rejection';
import { parseJson } from '../errors/provider-error';
import { exchange } from '../http/http-exchange';
import {
  resolveClientOptions,
  type AisensyClientOptions,
  type AisensyClientSettings,
} from './aisensy-client.options';
import { DirectApi, throwRejection, type CallOptions } from './direct-api';
import { isMediaUrlAllowed, readMediaFile, type MediaFile } from './media-file';
import { readSendReceipt } from './message-response';
import { findMediaId, findToken, readTemplates, type AisensyTemplate } from './direct-api-answers';

/** What a caller adds to the download of a file. */
export interface MediaOptions extends CallOptions {
  /** Longest file that is received, in bytes; the client's own limit unless given. */
  maxBytes?: number;
}

/**
 * The calls of AiSensy's Direct API that this system makes, typed and with a time limit each. It knows no
 * tenant and retries nothing. Every method throws `TransientError`, `PermanentError` (an `InvalidTokenError`
 * when the bearer is refused) and, for `sendMessage` only, `OutcomeUnknownError`.
 */
export class AisensyClient {
  readonly settings: AisensyClientSettings;
  private readonly api: DirectApi;

  /** @throws ConfigError when the base URL is none. */
  constructor(options: AisensyClientOptions = {}) {
    this.settings = resolveClientOptions(options);
    this.api = new DirectApi(this.settings.baseUrl);
  }

  /** `POST /messages`. A success status is an acceptance, also when its body cannot be understood. */
  async sendMessage(
    token: string,
    body: Record<string, unknown>,
    options: CallOptions = {},
  ): Promise<SendReceipt> {
    const operation = 'sendMessage';
    const text = await this.api.requestText({
      ...options,
      operation,
      token,
      path: '/messages',
      body,
      timeoutMs: this.settings.sendTimeoutMs,
      repeatable: false,
    });
    const receipt = readSendReceipt(text);
    if (receipt) return receipt;
    const context = options.context ?? {};
    throw mapRejection({ operation, status: 200, retryAfter: null, body: text, repeatable: false, context });
  }

  /** `POST /mark-read`; shows the typing indicator (at most 25 s, or until a reply) when asked to. */
  async markRead(
    token: string,
    message: { wamid: string; typing: boolean },
    options: CallOptions = {},
  ): Promise<void> {
    // AiSensy takes the flag as a string.
    const typing = message.typing ? { showTypingIndicator: 'true' } : {};
    await this.api.requestText({
      ...options,
      operation: 'markRead',
      token,
      path: '/mark-read',
      body: { messageId: message.wamid, ...typing },
      timeoutMs: this.settings.markReadTimeoutMs,
      repeatable: true,
    });
  }

  /** `POST /users/regenrate-token` (spelled so): buys a new access token, which does not expire. */
  async regenerateToken(refreshToken: string, options: CallOptions = {}): Promise<string> {
    const text = await this.api.requestText({
      ...options,
      operation: 'regenerateToken',
      token: refreshToken,
      path: '/users/regenrate-token',
      body: { direct_api: true },
      timeoutMs: this.settings.requestTimeoutMs,
      repeatable: true,
    });
    const token = findToken(parseJson(text));
    if (token !== undefined) return token;
    throw new TransientError(
      'AISENSY.ANSWER_INVALID',
      'regenerateToken: the answer holds no token.',
      options.context,
    );
  }

  /** `POST /media`. @returns the media id, valid for 30 days. */
  async uploadMedia(
    token: string,
    file: { data: Uint8Array; mimeType: string; filename: string },
    options: CallOptions = {},
  ): Promise<string> {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', file.mimeType);
    form.set('file', new Blob([new Uint8Array(file.data)], { type: file.mimeType }), file.filename);
    const text = await this.api.requestText({
      ...options,
      operation: 'uploadMedia',
      token,
      path: '/media',
      body: form,
      timeoutMs: this.settings.mediaTimeoutMs,
      repeatable: true,
    });
    const id = findMediaId(parseJson(text));
    if (id !== undefined) return id;
    throw new TransientError(
      'AISENSY.ANSWER_INVALID',
      'uploadMedia: the answer holds no id.',
      options.context,
    );
  }

  /** `POST /get-media?responseType=stream`: a file a customer sent, by its id (valid for 7 days). */
  async getMedia(token: string, mediaId: string, options: MediaOptions = {}): Promise<MediaFile> {
    const answer = await this.api.request({
      ...options,
      operation: 'getMedia',
      token,
      path: '/get-media?responseType=stream',
      body: { id: mediaId },
      timeoutMs: this.settings.mediaTimeoutMs,
      repeatable: true,
    });
    return readMediaFile(answer, options.maxBytes ?? this.settings.maxMediaBytes, {
      ...options.context,
      operation: 'getMedia',
    });
  }

  /**
   * Fetches the media URL of a webhook, without any credential.
   * @throws PermanentError `AISENSY.MEDIA_URL_REFUSED` when its host is not one media comes from.
   */
  async fetchMediaUrl(address: string, options: MediaOptions = {}): Promise<MediaFile> {
    const operation = 'fetchMediaUrl';
    const context = { ...options.context, operation };
    const { baseUrl, mediaHosts, mediaTimeoutMs, maxMediaBytes } = this.settings;
    const url = URL.parse(address);
    if (!url || !isMediaUrlAllowed(url, baseUrl, mediaHosts)) {
      throw new PermanentError(
        'AISENSY.MEDIA_URL_REFUSED',
        'A media URL is not https on a known host. Fetch the file by its id, or add the host to the allowed ones.',
        context,
      );
    }
    const answer = await exchange({
      operation,
      url,
      method: 'GET',
      headers: {},
      timeoutMs: mediaTimeoutMs,
      signal: options.signal,
      repeatable: true,
      context,
    });
    if (!answer.response.ok) return throwRejection({ operation, repeatable: true, context }, answer);
    return readMediaFile(answer, options.maxBytes ?? maxMediaBytes, context);
  }

  /** `DELETE /media?mediaId=`. */
  async deleteMedia(token: string, mediaId: string, options: CallOptions = {}): Promise<void> {
    await this.api.requestText({
      ...options,
      operation: 'deleteMedia',
      token,
      method: 'DELETE',
      path: `/media?mediaId=${encodeURIComponent(mediaId)}`,
      timeoutMs: this.settings.requestTimeoutMs,
      repeatable: true,
    });
  }

  /** `GET /get-templates`: the message templates of the account. */
  async listTemplates(token: string, options: CallOptions = {}): Promise<AisensyTemplate[]> {
    const text = await this.api.requestText({
      ...options,
      operation: 'listTemplates',
      token,
      method: 'GET',
      path: '/get-templates',
      timeoutMs: this.settings.requestTimeoutMs,
      repeatable: true,
    });
    return readTemplates(parseJson(text));
  }
}
