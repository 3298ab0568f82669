import { el } from './dom.js';
import { icon } from './icons.js';
import { picture } from './picture.js';
import { richText } from './rich-text.js';

/** Cards side by side: swiped on a touch screen, moved by the arrow buttons or the arrow keys elsewhere. */
export function cardStrip(cards, onPress) {
  const track = el(
    'ul',
    { class: 'cards', tabindex: '0', 'aria-label': `${cards.length} cards, scroll sideways` },
    ...cards.map((card) => cardNode(card, onPress)),
  );
  const move = (direction) => track.scrollBy({ left: direction * 256, behavior: 'smooth' });
  const arrow = (name, label, direction) =>
    el(
      'button',
      { type: 'button', class: `arrow ${name}`, 'aria-label': label, onclick: () => move(direction) },
      icon(name),
    );
  const strip = el(
    'div',
    { class: 'strip' },
    arrow('left', 'Previous cards', -1),
    track,
    arrow('right', 'More cards', 1),
  );
  const mark = () => {
    strip.classList.toggle('at-start', track.scrollLeft < 8);
    strip.classList.toggle('at-end', track.scrollLeft + track.clientWidth > track.scrollWidth - 8);
  };
  track.addEventListener('scroll', mark, { passive: true });
  requestAnimationFrame(mark);
  return strip;
}

function cardNode(card, onPress) {
  return el(
    'li',
    { class: 'card' },
    card.imageUrl && picture(card.imageUrl),
    card.title && el('strong', { class: 'card-title', dir: 'auto' }, card.title),
    richText(card.body),
    el(
      'div',
      { class: 'card-buttons' },
      ...card.buttons.map((button) =>
        el(
          'button',
          { type: 'button', class: 'choice', onclick: () => onPress(button) },
          icon('reply'),
          el('span', { dir: 'auto' }, button.title),
        ),
      ),
      card.link &&
        el(
          'a',
          { class: 'choice', href: card.link.url, target: '_blank', rel: 'noopener noreferrer' },
          icon('link'),
          el('span', { dir: 'auto' }, card.link.label),
        ),
    ),
  );
}
