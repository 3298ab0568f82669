import type { InboundContent } from '@whatsapp-agent/contracts';
import { readButtonContent } from '../inbound-button';
import { readContactsContent } from '../inbound-contacts';
import { readFlowContent } from '../inbound-flow';
import { INBOUND_LIMITS } from '../inbound-limits';
import { readLocationContent } from '../inbound-location';
import { readMedia } from '../inbound-media';
import { readTextContent } from '../inbound-text';
import { readPhone, readUserId } from '../wire-identity';
import {
  asObjects,
  compact,
  readId,
  readName,
  readNumber,
  readObject,
  readText,
  type WireObject,
} from '../wire-value';

type ContentReader = (part: WireObject) => InboundContent | undefined;

function readMediaContent(kind: 'image' | 'video' | 'audio' | 'document' | 'sticker'): ContentReader {
  return (part) => {
    const media = readMedia(part);
    return media && { kind, media };
  };
}

/** Every interactive reply has the shape `{type, [type]: {...}}`. */
function readInteractive(part: WireObject): InboundContent | undefined {
  const type = readName(part['type']);
  const reply = readObject(part, type);
  if (reply === undefined) return undefined;
  if (type === 'nfm_reply') return readFlowContent(reply);
  return (
    readButtonContent({ id: reply['id'], title: reply['title'], description: reply['description'] }) ?? {
      kind: 'unsupported',
      type: `interactive.${type}`,
    }
  );
}

function readReaction(part: WireObject): InboundContent | undefined {
  const targetWamid = readId(part['message_id'], INBOUND_LIMITS.wamid);
  if (targetWamid === undefined) return undefined;
  return compact<InboundContent>({ kind: 'reaction', targetWamid, emoji: readText(part['emoji'], 64) });
}

function readOrder(part: WireObject): InboundContent {
  const items = asObjects(part['product_items']).flatMap((item) => {
    const productId = readId(item['product_retailer_id'], INBOUND_LIMITS.short);
    return productId === undefined ? [] : [compact({ productId, quantity: readNumber(item['quantity']) })];
  });
  return compact<InboundContent>({
    kind: 'order',
    catalogId: readId(part['catalog_id'], INBOUND_LIMITS.short),
    text: readText(part['text'], INBOUND_LIMITS.text),
    items: items.slice(0, INBOUND_LIMITS.items),
  });
}

function readSystem(part: WireObject): InboundContent {
  return compact<InboundContent>({
    kind: 'system',
    event: readName(part['type']),
    waId: readPhone(part['wa_id']),
    userId: readUserId(part['user_id']),
  });
}

/** An edit carries a whole message; only what can be read as text matters. */
function readEdit(part: WireObject): InboundContent {
  const edited = readObject(part, 'message');
  const kind = readName(edited?.['type']);
  const body = readObject(edited, kind);
  return compact<InboundContent>({
    kind: 'edit',
    targetWamid: readId(part['original_message_id'], INBOUND_LIMITS.wamid),
    text: readText(body?.['body'] ?? body?.['caption'], INBOUND_LIMITS.text),
  });
}

const READERS = new Map<string, ContentReader>([
  ['text', (part) => readTextContent(part['body'])],
  ['image', readMediaContent('image')],
  ['video', readMediaContent('video')],
  ['audio', readMediaContent('audio')],
  ['document', readMediaContent('document')],
  ['sticker', readMediaContent('sticker')],
  ['location', readLocationContent],
  ['interactive', readInteractive],
  ['button', (part) => readButtonContent({ id: part['payload'], title: part['text'] })],
  ['reaction', readReaction],
  ['order', readOrder],
  ['system', readSystem],
  ['edit', readEdit],
  [
    'revoke',
    (part) =>
      compact<InboundContent>({
        kind: 'revoke',
        targetWamid: readId(part['original_message_id'], INBOUND_LIMITS.wamid),
      }),
  ],
]);

/**
 * The content of a Meta-shaped message. A kind that is new, broken or reported as unsupported is kept as
 * `unsupported` with its wire name, so that the customer still gets an answer.
 */
export function readMetaContent(message: WireObject): InboundContent {
  const type = readName(message['type']);
  const unsupported: InboundContent = {
    kind: 'unsupported',
    type: readName(readObject(message, 'unsupported')?.['type'] ?? type),
  };
  if (type === 'contacts') return readContactsContent(message['contacts']) ?? unsupported;
  const part = readObject(message, type);
  return (part && READERS.get(type)?.(part)) ?? unsupported;
}
