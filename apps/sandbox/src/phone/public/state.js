const STORE_KEY = 'sandbox.phone';

/** Customers to begin with, so that two people can talk to two businesses without typing a number. */
const FIRST_CUSTOMERS = [
  { phone: '971501234501', name: 'Layla Haddad' },
  { phone: '971501234502', name: 'Omar Farouk' },
  { phone: '919812345603', name: 'Priya Nair' },
];

function load() {
  try {
    return JSON.parse(localStorage.getItem(STORE_KEY) ?? '{}');
  } catch {
    return {};
  }
}

const saved = load();

/** What the page shows. Everything of a chat itself is read from the sandbox and never kept here. */
export const state = {
  businesses: [],
  business: saved.business,
  phone: saved.phone,
  customers: saved.customers ?? FIRST_CUSTOMERS,
  /** Number of messages of the business seen, by `business:phone`. */
  seen: saved.seen ?? {},
  chats: new Map(),
  messages: [],
  turns: [],
  quoted: undefined,
};

export const chatKey = (business, phone) => `${business}:${phone}`;

export function save() {
  const { business, phone, customers, seen } = state;
  localStorage.setItem(STORE_KEY, JSON.stringify({ business, phone, customers, seen }));
}

/** Adds a customer the page has not met, whether typed here or used by a script. */
export function addCustomer(phone, name) {
  if (state.customers.some((customer) => customer.phone === phone)) return;
  state.customers.push({ phone, name });
  save();
}

export const customerName = (phone) => state.customers.find((customer) => customer.phone === phone)?.name;

export const currentBusiness = () => state.businesses.find((business) => business.id === state.business);
