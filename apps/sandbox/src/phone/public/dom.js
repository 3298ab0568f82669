/**
 * Builds an element. Children that are strings become text nodes, so nothing a customer or a model wrote is
 * ever parsed as HTML: this page has no other way to put text on the screen.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
  else if (name === 'class') node.className = value;
  else if (name === 'dataset') Object.assign(node.dataset, value);
  else node.setAttribute(name, value === true ? '' : String(value));
}

/** Replaces the children of `parent` by `nodes`, touching only what differs, so that scroll and focus survive. */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}

/** Keeps one node per key and builds it anew only when its signature changed. */
export function keyedNodes() {
  const known = new Map();
  return {
    node(key, signature, build) {
      const found = known.get(key);
      if (found?.signature === signature) return found.node;
      const node = build();
      known.set(key, { signature, node });
      return node;
    },
    clear: () => known.clear(),
  };
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** `14:05` for an ISO time. */
export const timeOf = (iso) => clock.format(new Date(iso));

/** `Today`, or the date, for an ISO time. */
export function dayOf(iso) {
  const date = new Date(iso);
  return date.toDateString() === new Date().toDateString() ? 'Today' : day.format(date);
}

/** Country codes of two digits; `1` and `7` have one, all others three. */
const TWO_DIGITS = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** `+971 50 123 4501` for digits: the country code, then groups that are easy to read. */
export function phoneLabel(digits) {
  const length = /^[17]/.test(digits) ? 1 : TWO_DIGITS.test(digits) ? 2 : 3;
  const rest = digits.slice(length).replace(/(\d{2,3})(\d{3})(\d{4})$/, '$1 $2 $3');
  return `+${digits.slice(0, length)} ${rest}`;
}
