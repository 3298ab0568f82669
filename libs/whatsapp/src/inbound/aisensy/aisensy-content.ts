import type { InboundContent } from '@whatsapp-agent/contracts';
import { readButtonContent } from '../inbound-button';
import { readContactsContent } from '../inbound-contacts';
import { readFlowContent } from '../inbound-flow';
import { readLocationContent } from '../inbound-location';
import { readMedia } from '../inbound-media';
import { readTextContent } from '../inbound-text';
import { readName, readObject, type WireObject } from '../wire-value';

type ContentReader = (content: WireObject) => InboundContent | undefined;

function readMediaContent(kind: 'image' | 'video' | 'audio' | 'document' | 'sticker'): ContentReader {
  return (content) => {
    const media = readMedia(content);
    return media && { kind, media };
  };
}

/** Captures show titles only; an id is taken when one comes. */
function readTap(content: WireObject): InboundContent | undefined {
  return readButtonContent({
    id: content['callbackPayload'] ?? content['payload'] ?? content['id'],
    title: content['title'] ?? content['text'],
    description: content['description'],
  });
}

const READERS = new Map<string, ContentReader>([
  ['TEXT', (content) => readTextContent(content['text'])],
  ['IMAGE', readMediaContent('image')],
  ['VIDEO', readMediaContent('video')],
  ['AUDIO', readMediaContent('audio')],
  ['FILE', readMediaContent('document')],
  ['STICKER', readMediaContent('sticker')],
  ['LOCATION', readLocationContent],
  ['CONTACT', (content) => readContactsContent(content['contacts'])],
  ['QUICK_REPLY', readTap],
  ['BUTTON_REPLY', readTap],
  ['LIST_REPLY', readTap],
  ['NFM_REPLY', readFlowContent],
]);

/** The content of an AiSensy message object; `unsupported` with the wire name when it cannot be read. */
export function readAisensyContent(message: WireObject): InboundContent {
  const type = readName(message['message_type']);
  const content = readObject(message, 'message_content');
  return (content && READERS.get(type)?.(content)) ?? { kind: 'unsupported', type };
}
