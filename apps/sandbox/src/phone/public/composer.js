import { el, reconcile } from './dom.js';
import { icon } from './icons.js';
import { fileChoice, mediaMessage, recordChoice, spokenNote } from './attachments.js';
import { preview } from './bubble.js';
import { state } from './state.js';

const SUGGESTIONS = [
  'Hi',
  '2 bed apartment in Dubai Marina under 2.5M',
  'Villas for rent with 4 bedrooms',
  'What is the average price in JVC?',
  'أبحث عن شقة بغرفتي نوم في دبي مارينا',
];

/** Where the customer of this page "is" when a location is asked for. */
const HERE = {
  latitude: 25.0805,
  longitude: 55.1403,
  name: 'Dubai Marina Mall',
  address: 'Dubai Marina, Dubai',
};

/** A location message as WhatsApp sends it. */
export const locationMessage = () => ({ type: 'location', location: HERE });

/** Wires the form at the foot of the chat. `onSend` gets the body of `POST …/messages` without its business. */
export function wireComposer(onSend) {
  const form = document.getElementById('composer');
  const input = document.getElementById('message');
  const send = () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    resize(input);
    onSend(withQuote(text));
    setQuote(undefined);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  input.addEventListener('input', () => resize(input));
  wireAttachments(onSend);
}

function withQuote(text) {
  return { text, replyTo: state.quoted?.id };
}

function resize(input) {
  input.style.height = 'auto';
  input.style.height = `${Math.min(input.scrollHeight, 132)}px`;
}

function wireAttachments(onSend) {
  const menu = document.getElementById('attachments');
  const choose = async (raw) => {
    menu.hidePopover();
    onSend({ raw: await raw, replyTo: state.quoted?.id });
    setQuote(undefined);
  };
  const showProblem = (text) => {
    const alert = document.getElementById('alert');
    alert.textContent = text;
    alert.hidden = false;
  };
  menu.append(
    el('button', { type: 'button', onclick: () => choose(locationMessage()) }, icon('pin'), 'Location'),
    fileChoice('image', 'Photo', 'image/jpeg,image/png,image/webp', (file) =>
      choose(mediaMessage('image', file)),
    ),
    fileChoice('mic', 'Sound file', 'audio/*', (file) => choose(mediaMessage('audio', file))),
    el(
      'button',
      { type: 'button', onclick: () => sayInWords((file) => choose(mediaMessage('audio', file))) },
      icon('mic'),
      'Voice note from words',
    ),
    recordChoice((file) => choose(mediaMessage('audio', file)), showProblem),
  );
}

/** The demo model cannot hear: the words are asked for and travel inside the file. */
function sayInWords(onFile) {
  const words = window.prompt('What does the voice note say?');
  if (words?.trim()) onFile(spokenNote(words.trim()));
}

/** Shows the message the next text will quote, or nothing. */
export function setQuote(message) {
  state.quoted = message;
  const bar = document.getElementById('quote-bar');
  bar.hidden = !message;
  if (!message) return;
  const cancel = el(
    'button',
    { type: 'button', class: 'plain', 'aria-label': 'Do not quote' },
    icon('close'),
  );
  cancel.addEventListener('click', () => setQuote(undefined));
  reconcile(bar, [el('div', { class: 'quoted' }, el('span', { dir: 'auto' }, preview(message))), cancel]);
  document.getElementById('message').focus();
}

/** First messages to try, shown while the chat is empty. */
export function renderSuggestions(visible, onSend) {
  const bar = document.getElementById('suggestions');
  bar.hidden = !visible;
  if (!visible || bar.childElementCount > 0) return;
  bar.append(
    ...SUGGESTIONS.map((text) =>
      el('button', { type: 'button', dir: 'auto', onclick: () => onSend({ text }) }, text),
    ),
  );
}
