import type { ReplyPart } from '../reply/structured-reply';
import { renderReply } from './render-reply';

const UUID = '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01';
const render = (...parts: ReplyPart[]) => renderReply({ parts });
const payloads = (...parts: ReplyPart[]) => render(...parts).map(({ payload }) => payload);
const kinds = (...parts: ReplyPart[]) =>
  payloads(...parts).map(
    (payload) => (payload['interactive'] as { type: string } | undefined)?.type ?? payload.type,
  );

const text = (value: string): ReplyPart => ({ kind: 'text', text: value });

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
    expect(payloads({ kind: 'document', file: { url }, filename: `${UUID}.pdf`, caption: 'Plan' })).toEqual([
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
