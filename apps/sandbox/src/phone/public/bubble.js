import { cardStrip } from './cards.js';
import { el, timeOf } from './dom.js';
import { icon, ticks } from './icons.js';
import { listSheet } from './list-sheet.js';
import { picture } from './picture.js';
import { plainText, richText } from './rich-text.js';

/**
 * One message as the customer's phone shows it: the customer's own at the right, the business's at the left.
 * `actions` is `{press(message, button), sendLocation(quoted), quote(message), react(message, sign)}`; `quoted` the message it answers, if known.
 */
export function messageNode(message, quoted, actions) {
  const own = message.direction === 'in';
  const bubble = el(
    'div',
    { class: `bubble ${own ? 'own' : 'theirs'}` },
    quoted && quoteOf(quoted),
    ...content(message),
    el(
      'span',
      { class: 'meta' },
      el('time', { datetime: message.at }, timeOf(message.at)),
      (own || message.status === 'failed') && ticks(message.status),
    ),
  );
  const quote = el(
    'button',
    { class: 'quote-button', type: 'button', title: 'Reply', 'aria-label': 'Reply to this message' },
    icon('reply'),
  );
  quote.addEventListener('click', () => actions.quote(message));
  const react = own ? undefined : reactionNode(message, actions);
  const who = own ? 'Customer' : 'Business';
  return el(
    'li',
    { class: `row ${own ? 'own' : 'theirs'}`, 'aria-label': who },
    el('div', { class: 'stack' }, bubble, ...choices(message, actions)),
    quote,
    react,
    message.cards && cardStrip(message.cards, (button) => actions.press(message, button)),
  );
}

const REACTIONS = ['👍', '❤️', '🙏', '😮'];

/** Opens the few signs a customer can put on a message of the business. */
function reactionNode(message, actions) {
  const choose = (sign) => () => {
    menu.open = false;
    actions.react(message, sign);
  };
  const signs = REACTIONS.map((sign) =>
    el('button', { type: 'button', 'aria-label': `React with ${sign}`, onclick: choose(sign) }, sign),
  );
  const menu = el(
    'details',
    { class: 'react' },
    el('summary', { title: 'React', 'aria-label': 'React to this message' }, icon('smile')),
    el('div', { class: 'signs' }, ...signs),
  );
  return menu;
}

function content(message) {
  return [
    message.header && el('div', { class: 'header', dir: 'auto' }, message.header),
    message.imageUrl && picture(message.imageUrl),
    message.document && documentNode(message.document),
    message.location && locationNode(message.location),
    message.kind === 'audio' && audioNode(message.audioUrl),
    message.reaction && el('div', { class: 'reaction' }, message.reaction.emoji ?? 'Reaction removed'),
    message.text && richText(message.text),
    message.footer && el('div', { class: 'footer', dir: 'auto' }, message.footer),
    isEmpty(message) && el('div', { class: 'text unsupported' }, `(${message.kind})`),
  ];
}

const isEmpty = (message) =>
  !message.text &&
  !message.imageUrl &&
  !message.document &&
  !message.location &&
  !message.reaction &&
  message.kind !== 'audio';

/** What hangs under the bubble: reply buttons, a link, the opener of a list, the answer to a location request. */
function choices(message, actions) {
  const nodes = (message.buttons ?? []).map((button) =>
    choice('reply', button.title, () => actions.press(message, button)),
  );
  if (message.list) nodes.push(choice('list', message.list.button, () => openList(message, actions)));
  if (message.kind === 'location_request') {
    nodes.push(choice('pin', 'Send location', () => actions.sendLocation(message)));
  }
  if (message.link) {
    const link = el(
      'a',
      { class: 'choice', href: message.link.url, target: '_blank', rel: 'noopener noreferrer' },
      icon('link'),
      el('span', { dir: 'auto' }, message.link.label),
    );
    nodes.push(link);
  }
  return nodes;
}

function choice(iconName, label, onClick) {
  return el(
    'button',
    { class: 'choice', type: 'button', onclick: onClick },
    icon(iconName),
    el('span', { dir: 'auto' }, label),
  );
}

function openList(message, actions) {
  listSheet(message.list, (row) => actions.press(message, row));
}

function quoteOf(quoted) {
  return el(
    'div',
    { class: 'quoted' },
    el('strong', {}, quoted.direction === 'in' ? 'You' : 'Business'),
    el('span', { dir: 'auto' }, preview(quoted)),
  );
}

/** A message in one line. */
export function preview(message) {
  if (message.text) return plainText(message.text);
  if (message.document) return message.document.filename;
  if (message.location) return message.location.name ?? 'Location';
  if (message.reaction) return `Reacted ${message.reaction.emoji ?? ''}`;
  return (
    { image: 'Photo', audio: 'Voice message', sticker: 'Sticker', video: 'Video' }[message.kind] ??
    message.kind
  );
}

function documentNode(file) {
  const label = [icon('file'), el('span', { dir: 'auto' }, file.filename)];
  return file.url
    ? el('a', { class: 'document', href: file.url, target: '_blank', rel: 'noopener noreferrer' }, ...label)
    : el('div', { class: 'document' }, ...label);
}

function locationNode(place) {
  const href = `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=15/${place.latitude}/${place.longitude}`;
  return el(
    'a',
    { class: 'location', href, target: '_blank', rel: 'noopener noreferrer' },
    el('div', { class: 'map', 'aria-hidden': 'true' }, icon('pin')),
    el('strong', { dir: 'auto' }, place.name ?? 'Location'),
    el('span', { dir: 'auto' }, place.address ?? `${place.latitude}, ${place.longitude}`),
  );
}

function audioNode(url) {
  if (url) return el('audio', { class: 'player', controls: true, preload: 'none', src: url });
  const bars = [8, 14, 20, 11, 17, 24, 13, 9, 19, 22, 12, 16, 10, 21, 14, 7, 12, 18, 9, 6];
  const wave = bars.map((height) => el('i', { style: `height:${height}px` }));
  return el(
    'div',
    { class: 'audio' },
    icon('mic'),
    el('div', { class: 'wave', 'aria-label': 'Voice message' }, ...wave),
  );
}
