import { preview } from './bubble.js';
import { el, keyedNodes, phoneLabel, reconcile, timeOf } from './dom.js';
import { ticks } from './icons.js';
import { chatKey, state } from './state.js';

const rows = keyedNodes();

/** The businesses as tabs, and under them one row per customer, the latest chat first. */
export function renderChatList(onBusiness, onCustomer) {
  reconcile(
    document.getElementById('businesses'),
    state.businesses.map((business) => businessTab(business, onBusiness)),
  );
  const chats = state.customers.map((customer) => chatOf(customer));
  chats.sort((a, b) => (b.chat?.last?.at ?? '').localeCompare(a.chat?.last?.at ?? ''));
  reconcile(
    document.getElementById('customers'),
    chats.map((entry) => row(entry, onCustomer)),
  );
}

const tabs = keyedNodes();

function businessTab(business, onBusiness) {
  const selected = business.id === state.business;
  const unread = state.customers.reduce((sum, { phone }) => sum + unreadOf(business.id, phone), 0);
  return tabs.node(business.id, `${selected}:${unread}:${business.name}`, () =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        'aria-selected': String(selected),
        class: 'business',
        onclick: () => onBusiness(business.id),
      },
      el('span', { dir: 'auto' }, business.name),
      unread > 0 && el('span', { class: 'badge', 'aria-label': `${unread} unread` }, String(unread)),
    ),
  );
}

function chatOf(customer) {
  const key = chatKey(state.business, customer.phone);
  return { customer, chat: state.chats.get(key), unread: unreadOf(state.business, customer.phone) };
}

function unreadOf(business, phone) {
  if (business === state.business && phone === state.phone) return 0;
  const key = chatKey(business, phone);
  return Math.max(0, (state.chats.get(key)?.received ?? 0) - (state.seen[key] ?? 0));
}

function row({ customer, chat, unread }, onCustomer) {
  const selected = customer.phone === state.phone;
  const signature = JSON.stringify([
    state.business,
    customer,
    chat?.last?.id,
    chat?.last?.status,
    chat?.typing,
    unread,
    selected,
  ]);
  return rows.node(customer.phone, signature, () =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'chat',
          'aria-current': selected ? 'true' : undefined,
          onclick: () => onCustomer(customer.phone),
        },
        avatar(customer),
        el('span', { class: 'chat-name', dir: 'auto' }, customer.name ?? phoneLabel(customer.phone)),
        chat?.last && el('time', { datetime: chat.last.at }, timeOf(chat.last.at)),
        lastLine(chat, customer),
        unread > 0 && el('span', { class: 'badge', 'aria-label': `${unread} unread` }, String(unread)),
      ),
    ),
  );
}

function lastLine(chat, customer) {
  if (chat?.typing) return el('span', { class: 'chat-last typing-text' }, 'typing…');
  if (!chat?.last) return el('span', { class: 'chat-last' }, phoneLabel(customer.phone));
  const own = chat.last.direction === 'in';
  return el('span', { class: 'chat-last', dir: 'auto' }, own && ticks(chat.last.status), preview(chat.last));
}

/** A coloured disc with the initials; neighbouring numbers get colours far apart. */
export function avatar({ phone, name }) {
  const hue = Math.round(Number(phone.slice(-6)) * 137.5) % 360;
  const initials = (name ?? phone.slice(-2))
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  return el('span', { class: 'avatar', style: `--hue:${hue}`, 'aria-hidden': 'true' }, initials);
}
