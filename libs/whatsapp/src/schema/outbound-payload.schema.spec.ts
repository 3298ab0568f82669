import { findPayloadProblems } from './outbound-payload.schema';

const button = (body: string) => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: body },
    action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'A' } }] },
  },
});

describe('findPayloadProblems', () => {
  it('has nothing against what WhatsApp takes', () => {
    expect(findPayloadProblems({ type: 'text', text: { body: 'Hi' } })).toEqual([]);
    expect(findPayloadProblems(button('x'.repeat(1024)))).toEqual([]);
  });

  it.each([
    ['a text too long', { type: 'text', text: { body: 'x'.repeat(4097) } }, 'text.body'],
    ['a blank text', { type: 'text', text: { body: ' \u200b' } }, 'text.body'],
    ['a body too long', button('x'.repeat(1025)), 'interactive.body.text'],
    ['an unknown kind', { type: 'poll', poll: {} }, 'type'],
    ['a member too many', { type: 'text', text: { body: 'Hi' }, to: '9190' }, 'payload'],
    ['both link and id', { type: 'image', image: { link: 'https://x.ae', id: '1' } }, 'image'],
    ['no object', null, 'payload'],
  ])('names %s by its path, never by its value', (_case, payload, path) => {
    const problems = findPayloadProblems(payload);
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([path]);
    expect(problems.join()).not.toMatch(/xxx|9190|x\.ae/);
  });

  // The numbers are written out here: the builders and the schema share theirs.
  const x = (length: number) => 'x'.repeat(length);
  const link = 'https://x.ae/1.jpg';
  const interactive = (type: string, action: object, body = 'Which?') => ({
    type: 'interactive',
    interactive: { type, body: { text: body }, action },
  });
  const buttons = (count: number, id: number, title: number) => {
    const all = Array.from({ length: count }, (_, index) => ({
      type: 'reply',
      reply: { id: `${index}${x(id - 1)}`, title: `${index}${x(title - 1)}` },
    }));
    return interactive('button', { buttons: all });
  };
  const list = (rows: number, title: number, description: number, id: number, body: number) => {
    const all = Array.from({ length: rows }, (_, index) => ({
      id: `${index % 10}${Math.floor(index / 10)}${x(id - 2)}`,
      title: `${x(title - 2)}${10 + index}`,
      description: x(description),
    }));
    return interactive('list', { button: 'Homes', sections: [{ title: 'Homes', rows: all }] }, x(body));
  };
  const carousel = (count: number, body: string, id: number, replies = 1) => {
    const cards = Array.from({ length: count }, (_, card_index) => ({
      card_index,
      type: 'cta_url',
      header: { type: 'image', image: { link } },
      body: { text: body },
      action: {
        buttons: Array.from({ length: replies }, () => ({
          type: 'quick_reply',
          quick_reply: { id: x(id), title: 'Details' },
        })),
      },
    }));
    return interactive('carousel', { cards });
  };
  const url = (label: number) => {
    const parameters = { display_text: x(label), url: link };
    return interactive('cta_url', { name: 'cta_url', parameters });
  };

  it.each<[string, unknown, unknown]>([
    [
      'caption',
      { type: 'image', image: { link, caption: x(1024) } },
      { type: 'image', image: { link, caption: x(1025) } },
    ],
    ['buttons', buttons(3, 256, 20), buttons(4, 10, 10)],
    ['button id', buttons(1, 256, 20), buttons(1, 257, 20)],
    ['button title', buttons(1, 256, 20), buttons(1, 256, 21)],
    ['rows', list(10, 24, 72, 200, 4096), list(11, 24, 72, 200, 4096)],
    ['row title', list(1, 24, 72, 200, 4096), list(1, 25, 72, 200, 4096)],
    ['row description', list(1, 24, 72, 200, 4096), list(1, 24, 73, 200, 4096)],
    ['row id', list(1, 24, 72, 200, 4096), list(1, 24, 72, 201, 4096)],
    ['list body', list(1, 24, 72, 200, 4096), list(1, 24, 72, 200, 4097)],
    ['link label', url(20), url(21)],
    ['most cards', carousel(10, x(160), 20), carousel(11, x(160), 20)],
    ['fewest cards', carousel(2, x(160), 20), carousel(1, x(160), 20)],
    ['card body', carousel(2, x(160), 20), carousel(2, x(161), 20)],
    ['card lines', carousel(2, 'a\nb\nc', 20), carousel(2, 'a\nb\nc\nd', 20)],
    ['card button id', carousel(2, 'a', 20), carousel(2, 'a', 21)],
    ['card buttons', carousel(2, 'a', 20, 2), carousel(2, 'a', 20, 3)],
  ])('draws the line for %s where WhatsApp does', (_limit, inside, outside) => {
    expect(findPayloadProblems(inside)).toEqual([]);
    expect(findPayloadProblems(outside)).not.toEqual([]);
  });
});
