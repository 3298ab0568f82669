import { hideInternals } from './hide-internals';

const UUID = '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01';

describe('hideInternals', () => {
  it.each([
    [`Marina Gate (ID: ${UUID}) is free.`, 'Marina Gate is free.'],
    [`Marina Gate [${UUID}_knowMore], 2 bed`, 'Marina Gate, 2 bed'],
    [`**Property ID:** \`${UUID}\`\nPrice`, '\nPrice'],
    [`Ref ${UUID.toUpperCase()} costs`, ' costs'],
    [`- ${UUID}\n- two`, '- two'],
    ['[NAME_PROVIDED: Asha] Hello', ' Hello'],
    ['pagination_request', ''],
    ['<|end|>done', 'done'],
    ['see wamid.HBgM+/= there', 'see there'],
  ])('takes machine text out of %j', (text, expected) => {
    expect(hideInternals(text)).toBe(expected);
  });

  it.each([
    `https://x.ae/brochures/${UUID}.pdf`,
    `[Brochure](https://x.ae/${UUID}_knowMore)`,
    'A valid ID is needed. Ref: see below',
    '- [ ] a task',
    'the flat [sea_view] is mine',
    '  two  spaces  stay',
    '[SEE_MORE](https://x.ae)',
  ])('leaves %j alone', (text) => {
    expect(hideInternals(text)).toBe(text);
  });
});
