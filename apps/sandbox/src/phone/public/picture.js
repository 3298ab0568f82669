import { el } from './dom.js';

/** A picture that says so when it cannot be loaded, instead of an empty box. */
export function picture(url) {
  const image = el('img', {
    class: 'picture',
    src: url,
    alt: 'Picture sent by the business',
    loading: 'lazy',
  });
  image.addEventListener('error', () => {
    image.replaceWith(el('div', { class: 'picture missing' }, 'Picture not available'));
  });
  return image;
}
