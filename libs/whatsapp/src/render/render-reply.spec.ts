import type { ReplyCard, ReplyPart } from '../reply/structured-reply';
import { encodeButtonId } from '../reply/button-id';
import { renderReply } from './render-reply';

const UUID = '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01';
const render = (...parts: ReplyPart[]) => renderReply({ parts });
const payloads = (...parts: ReplyPart[]) => render(...parts).map(({ payload }) => payload);
const kinds = (...parts: ReplyPart[]) =>
  payloads(...parts).map(
    (payload) => (payload['interactive'] as { type: string } | undefined)?.type ?? payload.type,
  );

const text = (value: string): ReplyPart => ({ kind: 'text', text: value });

function card(number: number, changes: Partial<ReplyCard> = {}): ReplyCard {
  return {
    title: `Home ${number}`,
    body: `AED ${number}M\nMarina\n2 beds`,
    imageUrl: `https://x.ae/${number}.jpg`,
    buttons: [
      { id: encodeButtonId({ action: 'details', ref: `p${number}` }), title: 'Details' },
      { id: encodeButtonId({ action: 'visit', ref: `p${number}` }), title: 'Visit' },
    ],
    ...changes,
  };
}

const cards = (count: number, changes: Partial<ReplyCard> = {}): ReplyPart => ({
  kind: 'cards',
  text: 'I found these:',
  cards: Array.from({ length: count }, (_, index) => card(index + 1, changes)),
});

describe('renderReply', () => {
  it('writes text with WhatsApp marks and without internals', () => {
    expect(render(text(`**Great** news (id: ${UUID})!`))).toEqual([
      {
        payload: { type: 'text', text: { body: '*Great* news!', preview_url: false } },
        purpose: 'answer',
        historyText: '*Great* news!',
      },
    ]);
  });

  it('has nothing to send when nothing is visible', () => {
    expect(render(text(' \u200b'), text(UUID), { kind: 'cards', text: '', cards: [] })).toEqual([]);
  });

  it('splits a long text at paragraphs', () => {
    const paragraph = `${'word '.repeat(400)}end.`;
    const bodies = payloads(text([paragraph, paragraph, paragraph].join('\n\n'))).map(
      (payload) => (payload['text'] as { body: string }).body,
    );
    expect(bodies).toEqual([`${paragraph}\n\n${paragraph}`, paragraph]);
  });

  it('shows one card as picture, text and buttons in one message', () => {
    expect(render(cards(1))).toEqual([
      {
        payload: {
          type: 'interactive',
          interactive: {
            type: 'button',
            header: { type: 'image', image: { link: 'https://x.ae/1.jpg' } },
            body: { text: 'I found these:\n\n*Home 1*\nAED 1M\nMarina\n2 beds' },
            action: {
              buttons: [
                { type: 'reply', reply: { id: '1d:p1', title: 'Details' } },
                { type: 'reply', reply: { id: '1v:p1', title: 'Visit' } },
              ],
            },
          },
        },
        purpose: 'answer',
        historyText: 'I found these:\n\n*Home 1*\nAED 1M\nMarina\n2 beds\n[buttons: Details | Visit]',
      },
    ]);
  });

  it('shows cards with pictures as a carousel after the answer', () => {
    const rendered = render(text('Two homes fit.'), cards(2));
    expect(rendered.map(({ purpose }) => purpose)).toEqual(['answer', 'card']);
    expect(rendered[1]?.payload).toEqual({
      type: 'interactive',
      interactive: {
        type: 'carousel',
        body: { text: 'I found these:' },
        action: {
          cards: [1, 2].map((number) => ({
            card_index: number - 1,
            type: 'cta_url',
            header: { type: 'image', image: { link: `https://x.ae/${number}.jpg` } },
            body: { text: `*Home ${number}*\nAED ${number}M\nMarina · 2 beds` },
            action: {
              buttons: [
                { type: 'quick_reply', quick_reply: { id: `1d:p${number}`, title: 'Details' } },
                { type: 'quick_reply', quick_reply: { id: `1v:p${number}`, title: 'Visit' } },
              ],
            },
          })),
        },
      },
    });
    expect(rendered[1]?.historyText).toContain('2. *Home 2* · AED 2M · Marina · 2 beds');
  });

  it('spreads more than ten cards evenly over carousels', () => {
    const counts = payloads(cards(11)).map(
      (payload) => (payload['interactive'] as { action: { cards: unknown[] } }).action.cards.length,
    );
    expect(counts).toEqual([6, 5]);
  });

  it('shows one message per card when ids are too long for a carousel', () => {
    const long = { id: `${UUID}_knowMore`, title: 'Details' };
    const part: ReplyPart = {
      kind: 'cards',
      text: 'I found these:',
      cards: [card(1, { buttons: [long] }), card(2, { buttons: [{ ...long, id: `${UUID}_scheduleVisit` }] })],
    };
    expect(kinds(part)).toEqual(['text', 'button', 'button']);
    expect(render(part).map(({ purpose }) => purpose)).toEqual(['answer', 'card', 'card']);
  });

  it.each<[string, Partial<ReplyCard>]>([
    ['one card has no picture', { imageUrl: undefined }],
    ['one picture has no usable address', { imageUrl: 'data:image/png;base64,AAAA' }],
    ['buttons differ in number', { buttons: [{ id: '1d:p9', title: 'Details' }] }],
    ['there are too many buttons', { buttons: ['a', 'b', 'c'].map((id) => ({ id, title: id })) }],
  ])('shows one message per card when %s', (_case, change) => {
    const part: ReplyPart = { kind: 'cards', text: 'I found these:', cards: [card(1), card(2, change)] };
    expect(kinds(part)).toEqual(['text', 'button', 'button']);
  });

  it('shows pictures without buttons as captioned images', () => {
    expect(kinds(cards(2, { buttons: [] }))).toEqual(['text', 'image', 'image']);
  });

  it('shows cards without pictures as a list that tells them in full', () => {
    const [payload] = payloads(cards(3, { imageUrl: undefined }));
    expect(payload).toMatchObject({
      interactive: {
        type: 'list',
        body: { text: expect.stringContaining('3. *Home 3*\nAED 3M\nMarina\n2 beds') },
        action: {
          button: 'Details',
          sections: [
            { rows: [{ id: '1d:p1', title: 'Home 1', description: 'AED 1M Marina 2 beds' }, {}, {}] },
          ],
        },
      },
    });
  });

  it('writes cards that make no list as numbered text', () => {
    const numbered = expect.stringContaining('2. *Same*');
    expect(payloads(cards(2, { imageUrl: undefined, title: 'Same' }))).toMatchObject([
      { type: 'text', text: { body: 'I found these:' } },
      { type: 'text', text: { body: numbered } },
    ]);
    expect(kinds(cards(11, { imageUrl: undefined }))).toEqual(['text', 'text']);
  });

  it.each([
    [1, ['button']],
    [3, ['button']],
    [4, ['list']],
    [10, ['list']],
    [11, ['text']],
  ])('shows %d buttons as %j', (count, expected) => {
    const buttons = Array.from({ length: count }, (_, index) => ({
      id: `b${index}`,
      title: `Choice ${index}`,
    }));
    expect(kinds({ kind: 'buttons', text: 'Which?', buttons })).toEqual(expected);
  });

  it.each([
    [
      'ids',
      [
        { id: 'a', title: 'One' },
        { id: 'a', title: 'Two' },
      ],
      '1. One\n2. Two',
    ],
    [
      'titles',
      [
        { id: 'a', title: 'One' },
        { id: 'b', title: '**One**' },
      ],
      '1. One\n2. One',
    ],
    [
      'cut titles',
      [
        { id: 'a', title: 'The same very long beginning A' },
        { id: 'b', title: 'The same very long beginning B' },
      ],
      '1. The same very long beginning A\n2. The same very long beginning B',
    ],
  ])('writes choices with equal %s as numbered text', (_case, buttons, options) => {
    expect(payloads({ kind: 'buttons', text: 'Which?', buttons })).toEqual([
      { type: 'text', text: { body: `Which?\n\n${options}`, preview_url: false } },
    ]);
  });

  it('sends a text too long for its buttons before them', () => {
    const story = `${'word '.repeat(300)}end.`;
    const buttons = [{ id: 'y', title: 'Yes' }];
    expect(payloads({ kind: 'buttons', text: `${story}\n\nShall I book it?`, buttons })).toMatchObject([
      { type: 'text', text: { body: story } },
      { interactive: { type: 'button', body: { text: 'Shall I book it?' } } },
    ]);
  });

  it('tells the cut title of a row in full below it', () => {
    const rows = [{ id: 'r1', title: 'Three bedroom penthouse with a view' }];
    const part: ReplyPart = {
      kind: 'list',
      text: 'Pick one',
      button: 'Homes',
      sections: [{ title: '', rows }],
    };
    expect(payloads(part)).toMatchObject([
      {
        interactive: {
          action: {
            sections: [
              {
                title: 'Homes',
                rows: [
                  {
                    id: 'r1',
                    title: 'Three bedroom penthouse…',
                    description: 'Three bedroom penthouse with a view',
                  },
                ],
              },
            ],
          },
        },
      },
    ]);
  });

  it('opens a link by a button, and writes it out when it is no web page', () => {
    const link = { kind: 'link', text: 'Our page', label: 'Open **it**' } as const;
    expect(payloads({ ...link, url: 'https://x.ae' })).toMatchObject([
      {
        interactive: {
          type: 'cta_url',
          action: { parameters: { display_text: 'Open it', url: 'https://x.ae' } },
        },
      },
    ]);
    expect(payloads({ ...link, url: 'office@x.ae' })).toMatchObject([
      { text: { body: 'Our page\n\nOpen it: office@x.ae' } },
    ]);
    expect(payloads({ ...link, url: UUID })).toMatchObject([{ text: { body: 'Our page' } }]);
  });

  it('never shows an id in the name of a document', () => {
    const url = `https://x.ae/${UUID}.pdf`;
    expect(payloads({ kind: 'document', url, filename: `${UUID}.pdf`, caption: 'Plan' })).toEqual([
      { type: 'document', document: { link: url, filename: 'document.pdf', caption: 'Plan' } },
    ]);
  });

  it('keeps the caption when the picture cannot be sent', () => {
    expect(payloads({ kind: 'image', url: 'not a url', caption: '**Pool**' })).toMatchObject([
      { type: 'text', text: { body: '*Pool*' } },
    ]);
    expect(kinds({ kind: 'image', url: 'https://x.ae/1.jpg', caption: 'word '.repeat(300) })).toEqual([
      'image',
      'text',
    ]);
  });

  it('sends a place as a pin, and its name when the point is not on Earth', () => {
    const place = { kind: 'location', longitude: 55.14, name: 'Marina Walk', address: '' } as const;
    expect(render({ ...place, latitude: 25.08 })).toEqual([
      {
        payload: { type: 'location', location: { latitude: 25.08, longitude: 55.14, name: 'Marina Walk' } },
        purpose: 'answer',
        historyText: '[location: Marina Walk]',
      },
    ]);
    expect(payloads({ ...place, latitude: NaN })).toMatchObject([{ text: { body: 'Marina Walk' } }]);
  });

  it('asks for the location', () => {
    expect(render({ kind: 'location_request', text: 'Where are you?' })).toMatchObject([
      {
        payload: { interactive: { type: 'location_request_message', body: { text: 'Where are you?' } } },
        historyText: 'Where are you?\n[asks for the location]',
      },
    ]);
  });
});
