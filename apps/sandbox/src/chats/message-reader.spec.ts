import { readMessage } from './message-reader';

describe('readMessage', () => {
  it('reads a text with what it quotes, from either side', () => {
    const text = { type: 'text', text: { body: 'Hello' } };

    expect(readMessage({ ...text, context: { message_id: 'wamid.out' } })).toEqual({
      kind: 'text',
      text: 'Hello',
      quotedId: 'wamid.out',
    });
    expect(readMessage({ ...text, context: { id: 'wamid.in' } }).quotedId).toBe('wamid.in');
    expect(readMessage(text)).not.toHaveProperty('quotedId');
  });

  it('finds files by their address, and uploaded ones on the shelf', () => {
    const document = { type: 'document', document: { id: '3001', filename: 'a.pdf' } };
    expect(readMessage(document).document).toEqual({ filename: 'a.pdf', url: '/aisensy/media/3001' });
    const audio = { type: 'audio', audio: { id: '3002', url: 'https://sounds.test/1.ogg' } };
    expect(readMessage(audio)).toEqual({ kind: 'audio', audioUrl: 'https://sounds.test/1.ogg' });
  });

  it('reads the body of an interactive message as its text, and its buttons', () => {
    const message = interactive({
      type: 'button',
      header: { type: 'image', image: { link: 'https://pictures.test/1.jpg' } },
      body: { text: 'Marina Gate' },
      footer: { text: 'Ref 1' },
      action: { buttons: [{ type: 'reply', reply: { id: 'b1', title: 'Details' } }] },
    });

    expect(readMessage(message)).toMatchObject({
      kind: 'buttons',
      text: 'Marina Gate',
      footer: 'Ref 1',
      imageUrl: 'https://pictures.test/1.jpg',
      buttons: [{ id: 'b1', title: 'Details' }],
    });
  });

  it('reads the cards of a carousel with picture, quick replies and links', () => {
    const card = (action: object) => ({
      header: { type: 'image', image: { link: 'https://pictures.test/1.jpg' } },
      body: { text: 'Card' },
      action,
    });
    const message = interactive({
      type: 'carousel',
      body: { text: 'Two matches' },
      action: {
        cards: [
          card({ buttons: [{ type: 'quick_reply', quick_reply: { id: 'k1', title: 'Know more' } }] }),
          card({ name: 'cta_url', parameters: { display_text: 'Open', url: 'https://site.test/2' } }),
        ],
      },
    });

    const { text, cards } = readMessage(message);

    expect(text).toBe('Two matches');
    expect(cards).toMatchObject([
      { body: 'Card', imageUrl: 'https://pictures.test/1.jpg', buttons: [{ id: 'k1', title: 'Know more' }] },
      { body: 'Card', buttons: [], link: { label: 'Open', url: 'https://site.test/2' } },
    ]);
  });

  it('reads the rows of a list', () => {
    const rows = [{ id: 'r1', title: '10:00', description: 'Tomorrow' }];
    const action = { button: 'Choose', sections: [{ title: 'Morning', rows }] };

    expect(readMessage(interactive({ type: 'list', body: { text: 'When?' }, action })).list).toEqual({
      button: 'Choose',
      sections: [{ title: 'Morning', rows }],
    });
  });

  it('reads a template by its values, and the cards of a carousel template', () => {
    const quickReply = {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'know_more_1' }],
    };
    const message = {
      type: 'template',
      template: {
        name: 'new_listings',
        components: [
          { type: 'body', parameters: [{ type: 'text', text: 'Layla' }] },
          { type: 'carousel', cards: [{ card_index: 0, components: [quickReply] }] },
        ],
      },
    };

    expect(readMessage(message)).toMatchObject({
      kind: 'template',
      header: 'new_listings',
      text: 'Layla',
      cards: [{ buttons: [{ id: 'know_more_1', title: 'know_more_1' }] }],
    });
  });

  it.each([
    ['a reply button', { type: 'button_reply', button_reply: { id: 'b1', title: 'Details' } }],
    ['a list row', { type: 'list_reply', list_reply: { id: 'r1', title: 'Details' } }],
  ])('shows a press of %s by its title', (_what, press) => {
    expect(readMessage(interactive(press))).toMatchObject({ kind: 'press', text: 'Details' });
  });

  it.each([
    [{}],
    [{ type: 'poll' }],
    [{ type: 'interactive', interactive: [] }],
    [{ type: 'text', text: null }],
  ])('shows %j as far as it goes', (message) => {
    expect(readMessage(message).text).toBeUndefined();
  });
});

function interactive(content: object) {
  return { type: 'interactive', interactive: content };
}
