/** AiSensy's Direct API. White labels use the same paths on other hosts. */
export const DEFAULT_BASE_URL = 'https://backend.aisensy.com/direct-apis/t1';

/** Hosts that media URLs of webhooks point to. Any other host is refused. */
const DEFAULT_MEDIA_HOSTS = ['aisensy.com', 'cloudfront.net', 'fbsbx.com', 'whatsapp.net'];

/** Settings of {@link AisensyClient}; all times in ms. */
export interface AisensyClientOptions {
  baseUrl?: string;
  /** Must be shorter than the claim on an outbox row. */
  sendTimeoutMs?: number;
  markReadTimeoutMs?: number;
  /** Transfers of media files. */
  mediaTimeoutMs?: number;
  /** Token and template calls. */
  requestTimeoutMs?: number;
  /** Longest media file that is received, in bytes. */
  maxMediaBytes?: number;
  /** Hosts (and their sub-domains) media may be fetched from, besides the one of `baseUrl`. */
  mediaHosts?: readonly string[];
}

/** {@link AisensyClientOptions} with defaults applied. */
export type AisensyClientSettings = Readonly<Required<AisensyClientOptions>>;

/** Applies the defaults. */
export function resolveClientOptions(options: AisensyClientOptions): AisensyClientSettings {
  return {
    baseUrl: (options.baseUrl ?? DEFAULT_BASE_URL).replace(/\/+$/, ''),
    sendTimeoutMs: options.sendTimeoutMs ?? 10_000,
    markReadTimeoutMs: options.markReadTimeoutMs ?? 3_000,
    mediaTimeoutMs: options.mediaTimeoutMs ?? 30_000,
    requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
    maxMediaBytes: options.maxMediaBytes ?? 20 * 1024 * 1024,
    mediaHosts: options.mediaHosts ?? DEFAULT_MEDIA_HOSTS,
  };
}
