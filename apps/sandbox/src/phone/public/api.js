/** The sandbox's control API, the same one scripts and tests use (see /docs). */
async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    headers: options.body ? { 'content-type': 'application/json' } : {},
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(messageOf(body, response));
  return body;
}

function messageOf(body, response) {
  const message = Array.isArray(body.message) ? body.message.join('; ') : body.message;
  return message ?? `The sandbox answered ${response.status}.`;
}

const chat = (phone) => `/api/chats/${encodeURIComponent(phone)}`;
const of = (business) => `?business=${encodeURIComponent(business)}`;

export const api = {
  /** 503 while starting is an answer too, so the status is not looked at. */
  health: () => fetch('/api/health').then((response) => response.json()),
  businesses: () => call('/api/businesses'),
  chats: (business) => call(`/api/chats${of(business)}`),
  messages: (business, phone) => call(`${chat(phone)}/messages${of(business)}`),
  turns: (business, phone) => call(`${chat(phone)}/turns${of(business)}`),
  send: (business, phone, message) =>
    call(`${chat(phone)}/messages`, { method: 'POST', body: JSON.stringify({ business, ...message }) }),
  reset: () => call('/api/reset', { method: 'POST' }),
};
