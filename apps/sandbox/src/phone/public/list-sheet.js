import { el } from './dom.js';
import { icon } from './icons.js';

/** Opens the rows of a list message as a sheet; a chosen row closes it. Escape and the backdrop close it too. */
export function listSheet(list, onChoose) {
  const sheet = el('dialog', { class: 'sheet', 'aria-label': list.button });
  const close = el('button', { type: 'button', class: 'plain', 'aria-label': 'Close' }, icon('close'));
  close.addEventListener('click', () => sheet.close());
  sheet.append(
    el('header', {}, close, el('h2', { dir: 'auto' }, list.button)),
    ...list.sections.map((section) => sectionNode(section, sheet, onChoose)),
  );
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
  sheet.addEventListener('close', () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
}

function sectionNode(section, sheet, onChoose) {
  const rows = section.rows.map((row) => {
    const node = el(
      'button',
      { type: 'button', class: 'list-row' },
      el('strong', { dir: 'auto' }, row.title),
      row.description && el('span', { dir: 'auto' }, row.description),
    );
    node.addEventListener('click', () => {
      sheet.close();
      onChoose(row);
    });
    return el('li', {}, node);
  });
  return el('section', {}, section.title && el('h3', { dir: 'auto' }, section.title), el('ul', {}, ...rows));
}
