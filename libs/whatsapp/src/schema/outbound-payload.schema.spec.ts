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
});
