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

describe('renderReply of cards', () => {
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
    expect(rendered[1]?.historyText).toContain('- *Home 2* · AED 2M · Marina · 2 beds');
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
});
