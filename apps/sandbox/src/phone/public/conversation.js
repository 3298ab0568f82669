import { messageNode } from './bubble.js';
import { avatar } from './chat-list.js';
import { dayOf, el, keyedNodes, phoneLabel, reconcile } from './dom.js';
import { chatKey, currentBusiness, customerName, state } from './state.js';

const nodes = keyedNodes();
let shown;

/** The open chat: who with, its messages, and the typing indicator. Keeps the reader's place when they scrolled up. */
export function renderConversation(actions) {
  const business = currentBusiness();
  if (!business || !state.phone) return;
  const chat = chatKey(state.business, state.phone);
  if (shown !== chat) nodes.clear();
  renderHead(business);
  const log = document.getElementById('log');
  const scroller = log.parentElement;
  const follow = shown !== chat || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  reconcile(log, [...messageNodes(actions), ...typingNodes()]);
  if (follow) scroller.scrollTop = scroller.scrollHeight;
  shown = chat;
}

function renderHead(business) {
  const head = document.getElementById('contact');
  const key = `${business.id}:${state.phone}`;
  if (head.dataset.key === key) return;
  head.dataset.key = key;
  head.replaceChildren(
    avatar({ phone: business.id, name: business.name }),
    el(
      'div',
      {},
      el('h2', { dir: 'auto' }, business.name),
      el('p', {}, `as ${customerName(state.phone) ?? 'customer'} · ${phoneLabel(state.phone)}`),
    ),
  );
}

function messageNodes(actions) {
  const byId = new Map(state.messages.map((message) => [message.id, message]));
  const list = [];
  let lastDay;
  for (const message of state.messages) {
    const day = dayOf(message.at);
    if (day !== lastDay) list.push(nodes.node(`day:${day}`, day, () => el('li', { class: 'day' }, day)));
    lastDay = day;
    const quoted = message.quotedId && byId.get(message.quotedId);
    const signature = `${message.status}:${Boolean(quoted)}`;
    list.push(nodes.node(message.id, signature, () => messageNode(message, quoted, actions)));
  }
  return list;
}

function typingNodes() {
  const chat = state.chats.get(chatKey(state.business, state.phone));
  if (!chat?.typing) return [];
  return [
    nodes.node('typing', '', () =>
      el(
        'li',
        { class: 'row theirs' },
        el(
          'div',
          { class: 'bubble theirs typing', role: 'status', 'aria-label': 'The business is typing' },
          el('i'),
          el('i'),
          el('i'),
        ),
      ),
    ),
  ];
}
