import { api } from './api.js';
import { renderChatList } from './chat-list.js';
import { locationMessage, renderSuggestions, setQuote, wireComposer } from './composer.js';
import { renderConversation } from './conversation.js';
import { listen } from './live.js';
import { addCustomer, chatKey, customerName, save, state } from './state.js';
import { watchHealth } from './status.js';
import { renderTrace } from './trace.js';

const actions = {
  press: (message, button) => send({ button: { id: button.id, title: button.title }, replyTo: message.id }),
  sendLocation: (message) => send({ raw: locationMessage(), replyTo: message.id }),
  quote: setQuote,
  react: (message, emoji) => send({ raw: { type: 'reaction', reaction: { message_id: message.id, emoji } } }),
};

/** Changes come in bursts (sent, delivered, read): one refresh at a time, and one more when something came meanwhile. */
let running = false;
let again = false;

async function refresh() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  do {
    again = false;
    await load().catch(() => undefined);
    render();
  } while (again);
  running = false;
}

async function load() {
  if (state.businesses.length === 0) await loadBusinesses();
  const { business, phone } = state;
  const [chats, messages, turns] = await Promise.all([
    Promise.all(state.businesses.map(({ id }) => api.chats(id))),
    business && phone ? api.messages(business, phone) : [],
    business && phone ? api.turns(business, phone).catch(() => state.turns) : [],
  ]);
  state.chats = new Map(chats.flat().map((chat) => [chatKey(chat.business, chat.phone), chat]));
  for (const chat of chats.flat()) addCustomer(chat.phone);
  if (business !== state.business || phone !== state.phone) {
    again = true;
    return;
  }
  state.messages = messages;
  state.turns = turns;
  if (document.visibilityState === 'visible') markSeen();
}

async function loadBusinesses() {
  state.businesses = await api.businesses();
  if (!state.businesses.some(({ id }) => id === state.business)) state.business = state.businesses[0]?.id;
  state.phone ??= state.customers[0]?.phone;
}

function markSeen() {
  const key = chatKey(state.business, state.phone);
  state.seen[key] = state.chats.get(key)?.received ?? 0;
  save();
}

function render() {
  renderChatList(
    (business) => open({ business }),
    (phone) => {
      open({ phone });
      show('chat');
    },
  );
  renderConversation(actions);
  renderSuggestions(state.messages.length === 0, send);
  renderTrace();
}

function open(choice) {
  Object.assign(state, choice, { messages: [], turns: [] });
  setQuote(undefined);
  save();
  render();
  void refresh();
}

async function send(message) {
  if (!state.business || !state.phone) return;
  const alert = document.getElementById('alert');
  alert.hidden = true;
  try {
    await api.send(state.business, state.phone, { profileName: customerName(state.phone), ...message });
  } catch (error) {
    alert.textContent = error.message;
    alert.hidden = false;
  }
  await refresh();
}

/** On a narrow screen one pane is seen at a time. */
function show(pane) {
  document.body.dataset.pane = pane;
}

function wirePanes() {
  for (const button of document.querySelectorAll('[data-show]')) {
    button.addEventListener('click', () => {
      const same = document.body.dataset.pane === button.dataset.show;
      show(same ? 'chat' : button.dataset.show);
    });
  }
  document.getElementById('add-customer').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = document.getElementById('new-phone');
    const phone = input.value.replace(/\D/g, '');
    if (phone.length < 7 || phone.length > 15) {
      input.setCustomValidity('Write the number with its country code: 7 to 15 digits.');
      input.reportValidity();
      return;
    }
    input.value = '';
    addCustomer(phone);
    open({ phone });
    show('chat');
  });
  document
    .getElementById('new-phone')
    .addEventListener('input', (event) => event.target.setCustomValidity(''));
  document.getElementById('reset').addEventListener('click', async () => {
    if (!window.confirm('Empty every chat and conversation? Listings stay.')) return;
    await api.reset();
    state.seen = {};
    await refresh();
  });
}

wireComposer(send);
wirePanes();
watchHealth(refresh);
listen(
  () => void refresh(),
  (live) => document.body.classList.toggle('polling', !live),
);
// A turn is written after its messages were sent, and typing ends by itself: neither is an event of the network.
setInterval(() => document.visibilityState === 'visible' && void refresh(), 3000);
document.addEventListener('visibilitychange', () => void refresh());
