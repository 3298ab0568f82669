/** A media file of an inbound message. `url` needs a token or expires; `id` is valid for 7 days. */
export interface InboundMedia {
  id?: string;
  url?: string;
  mimeType?: string;
  caption?: string;
  filename?: string;
  /** True for a voice note. */
  voice?: boolean;
  animated?: boolean;
  /** What a voice note says, once it has been heard: words of the customer, recognised by a machine. */
  transcript?: string;
}

/** What a customer sent, one shape for both webhook surfaces. `kind` discriminates. */
export type InboundContent =
  | {
      kind: 'text';
      text: string;
      /** The text was longer than WhatsApp allows and was cut. */ truncated?: boolean;
    }
  /** A tap on any button or list row. `id` is the payload we issued; surface B delivers the title only. */
  | { kind: 'button'; id?: string; title: string; description?: string }
  | { kind: 'flow'; name?: string; response: Record<string, unknown> }
  | { kind: 'image'; media: InboundMedia }
  | { kind: 'video'; media: InboundMedia }
  | { kind: 'audio'; media: InboundMedia }
  | { kind: 'document'; media: InboundMedia }
  | { kind: 'sticker'; media: InboundMedia }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'contacts'; contacts: { name?: string; phones: string[] }[] }
  /** `emoji` is absent when a reaction was removed. */
  | { kind: 'reaction'; targetWamid: string; emoji?: string }
  | { kind: 'order'; catalogId?: string; text?: string; items: { productId: string; quantity?: number }[] }
  | { kind: 'system'; event: string; waId?: string; userId?: string }
  | { kind: 'edit'; targetWamid?: string; text?: string }
  | { kind: 'revoke'; targetWamid?: string }
  /** WhatsApp could not deliver the kind, or we do not know it. `type` is the wire name. */
  | { kind: 'unsupported'; type: string };

/** Discriminator of {@link InboundContent}. */
export type InboundKind = InboundContent['kind'];

/** Every {@link InboundKind}, for validation. */
export const INBOUND_KINDS = [
  'text',
  'button',
  'flow',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'order',
  'system',
  'edit',
  'revoke',
  'unsupported',
] as const satisfies readonly InboundKind[];

/** The message a customer replied to, and whether theirs was forwarded. */
export interface InboundContext {
  quotedWamid?: string;
  forwarded?: boolean;
  referredProduct?: { catalogId?: string; productId?: string };
}

/** Click-to-WhatsApp ad or post the conversation started from. All texts are data. */
export interface InboundReferral {
  sourceUrl?: string;
  sourceId?: string;
  sourceType?: string;
  headline?: string;
  body?: string;
  clickId?: string;
}
