const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a 24 by 24 grid. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-6 16-3-7z',
  plus: 'M12 5v14M5 12h14',
  pin: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  mic: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  link: 'M14 4h6v6M20 4l-9 9M18 13v6H5V6h6',
  reply: 'M10 6L4 11.5 10 17M4.5 11.5H14a6 6 0 0 1 6 6V19',
  close: 'M6 6l12 12M18 6L6 18',
  trace: 'M5 6h8M5 12h14M5 18h11M17 6h.01',
  left: 'M14 6l-6 6 6 6',
  right: 'M10 6l6 6-6 6',
  smile: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 14a4 4 0 0 0 7 0M9 9.5h.01M15 9.5h.01',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9.5h.01',
  reset: 'M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0',
};

/** A decorative icon; the control around it carries the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

const TICKS = { sent: 'M3 8.5l3 3 6-7', delivered: 'M1 8.5l3 3 6-7M7 10.5l1 1 6-7' };

/** One grey tick sent, two delivered, two blue read; a red mark when it failed. */
export function ticks(status) {
  const label = status ?? 'sending';
  const node = document.createElement('span');
  node.className = `ticks ${label}`;
  node.setAttribute('role', 'img');
  node.setAttribute('aria-label', label);
  node.title = label;
  if (label === 'failed') node.textContent = '!';
  else if (label === 'sending') node.textContent = '◷';
  else node.append(tickSvg(label === 'sent' ? TICKS.sent : TICKS.delivered));
  return node;
}

function tickSvg(d) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}
