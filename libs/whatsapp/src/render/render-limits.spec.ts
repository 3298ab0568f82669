import { WHATSAPP_LIMITS } from '../limits/limits';
import type { ReplyButton, ReplyCard, ReplyPart } from '../reply/structured-reply';
import { renderReply } from './render-reply';

const buttons = (count: number): ReplyButton[] =>
  Array.from({ length: count }, (_, index) => ({ id: `1o:${index + 1}`, title: `Choice ${index + 1}` }));
const cards = (count: number): ReplyCard[] =>
  Array.from({ length: count }, (_, index) => ({
    title: `Home ${index + 1}`,
    body: 'AED 90K',
    imageUrl: `https://images.example/${index + 1}.jpg`,
    buttons: [
      { id: `1d:p${index + 1}`, title: 'Know More' },
      { id: `1v:p${index + 1}`, title: 'Schedule Visit' },
    ],
  }));
const list = (rows: number): ReplyPart => ({
  kind: 'list',
  text: 'Which one?',
  button: 'Choose',
  sections: [{ title: '', rows: buttons(rows) }],
});

/** What of a message the limits are about: its kind, how long its text is, how many things can be pressed. */
function outline({ payload }: ReturnType<typeof renderReply>[number]): string {
  const json = JSON.stringify(payload);
  const { body } = (payload['text'] ?? {}) as { body?: string };
  const { type } = (payload['interactive'] ?? {}) as { type?: string };
  const pressed = json.match(/"id":"1/g)?.length ?? 0;
  const pictures = json.match(/images\.example/g)?.length ?? 0;
  return [
    type ?? payload.type,
    ...(body === undefined ? [] : [`${body.length} characters`]),
    ...(pictures > 0 ? [`${pictures} pictures`] : []),
    ...(pressed > 0 ? [`${pressed} to press`] : []),
  ].join(', ');
}

describe('renderReply at the limits', () => {
  it.each<[string, ReplyPart]>([
    ['1 card', { kind: 'cards', text: 'Found', cards: cards(1) }],
    ['2 cards', { kind: 'cards', text: 'Found', cards: cards(2) }],
    ['10 cards', { kind: 'cards', text: 'Found', cards: cards(10) }],
    ['11 cards', { kind: 'cards', text: 'Found', cards: cards(11) }],
    ['21 cards', { kind: 'cards', text: 'Found', cards: cards(21) }],
    ['3 buttons', { kind: 'buttons', text: 'Which?', buttons: buttons(3) }],
    ['4 buttons', { kind: 'buttons', text: 'Which?', buttons: buttons(4) }],
    ['10 buttons', { kind: 'buttons', text: 'Which?', buttons: buttons(10) }],
    ['11 buttons', { kind: 'buttons', text: 'Which?', buttons: buttons(11) }],
    ['10 rows', list(10)],
    ['11 rows', list(11)],
    ['a text of the limit', { kind: 'text', text: 'x'.repeat(WHATSAPP_LIMITS.textBody) }],
    ['a text beyond it', { kind: 'text', text: 'x'.repeat(WHATSAPP_LIMITS.textBody + 1) }],
    [
      'paragraphs beyond it',
      { kind: 'text', text: ['a'.repeat(3_000), 'b'.repeat(2_000), 'c'.repeat(1_000)].join('\n\n') },
    ],
    [
      'buttons under a text beyond theirs',
      { kind: 'buttons', text: 'a sentence. '.repeat(100), buttons: buttons(2) },
    ],
  ])('sends %s', (_what, part) => {
    expect(renderReply({ parts: [part] }).map(outline)).toMatchSnapshot();
  });
});
