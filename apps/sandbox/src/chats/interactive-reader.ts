import { asList, asObject, asText, type Json } from './cloud-message';
import type { ChatButton, ChatCard, ChatLink, ChatList, MessageContent } from './message-content';

/** Reads an interactive message: what the business offers, or what the customer chose. */
export function readInteractive(interactive: Json): MessageContent {
  const type = asText(interactive['type']) ?? 'unknown';
  const action = asObject(interactive['action']);
  const shown = readFrame(interactive);
  switch (type) {
    case 'button':
      return { kind: 'buttons', ...shown, buttons: readButtons(action['buttons']) };
    case 'list':
      return { kind: 'list', ...shown, list: readList(action) };
    case 'cta_url':
      return { kind: 'link', ...shown, link: readLink(action) };
    case 'carousel':
      return { kind: 'carousel', ...shown, cards: asList(action['cards']).map(readCard) };
    case 'location_request_message':
      return { kind: 'location_request', ...shown };
    case 'button_reply':
    case 'list_reply':
      return { kind: 'press', text: asText(asObject(interactive[type])['title']) };
    case 'nfm_reply':
      return { kind: 'flow', text: asText(asObject(interactive[type])['body']) };
    default:
      return { kind: type, ...shown };
  }
}

/** Header, body and footer, which every kind of the business has. */
function readFrame(interactive: Json): Omit<MessageContent, 'kind'> {
  const header = asObject(interactive['header']);
  return {
    header: asText(header['text']),
    imageUrl: asText(asObject(header['image'])['link']),
    text: asText(asObject(interactive['body'])['text']),
    footer: asText(asObject(interactive['footer'])['text']),
  };
}

/** Reply buttons; `quick_reply` is what the buttons of a card are called. */
function readButtons(buttons: unknown): ChatButton[] {
  return asList(buttons).map((button) => {
    const reply = asObject(button['reply'] ?? button['quick_reply']);
    return { id: asText(reply['id']) ?? '', title: asText(reply['title']) ?? '' };
  });
}

function readList(action: Json): ChatList {
  return {
    button: asText(action['button']) ?? 'Options',
    sections: asList(action['sections']).map((section) => ({
      title: asText(section['title']),
      rows: asList(section['rows']).map((row) => ({
        id: asText(row['id']) ?? '',
        title: asText(row['title']) ?? '',
        description: asText(row['description']),
      })),
    })),
  };
}

function readLink(action: Json): ChatLink | undefined {
  const parameters = asObject(action['parameters']);
  const url = asText(parameters['url']);
  return url ? { label: asText(parameters['display_text']) ?? url, url } : undefined;
}

function readCard(card: Json): ChatCard {
  const action = asObject(card['action']);
  const frame = readFrame(card);
  return {
    title: frame.header,
    body: frame.text ?? '',
    imageUrl: frame.imageUrl,
    buttons: readButtons(action['buttons']),
    link: readLink(action),
  };
}
