import fc from 'fast-check';
import type { ReplyButton, ReplyCard, ReplyPart } from '../reply/structured-reply';
import { findPayloadProblems } from '../schema/outbound-payload.schema';
import { renderReply } from './render-reply';

const UUID = '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01';
const fragment = fc.constantFrom(
  'word ',
  '**bold** ',
  '**',
  '*',
  '__',
  '_',
  '`',
  '\n```\n',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '[label](https://x.ae/a_b)',
  'https://x.ae/**/p',
  '\\*',
  '👩‍👩‍👧',
  '🇦🇪',
  '\u200b',
  '\u0000',
  '\ud83d',
  '\ue000',
  UUID,
  UUID.slice(0, 10),
  UUID.slice(10),
  `(id: ${UUID})`,
  'pagination_request',
  'دبي ',
  'x'.repeat(90),
  'Sentence. '.repeat(60),
);
const text = fc.oneof(
  fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const short = fc.oneof(fc.constantFrom('Details', 'Visit', 'A title that is longer than twenty'), text);
const id = fc.oneof(fc.stringMatching(/^1[dv]:p\d{1,3}$/), fc.constant(`${UUID}_knowMore`), text);
const url = fc.oneof(fc.constantFrom('https://x.ae/1.jpg', `https://x.ae/${UUID}.pdf`, 'http://[', ''), text);
const button: fc.Arbitrary<ReplyButton> = fc.record({ id, title: short });
const buttons = fc.array(button, { maxLength: 12 });
const twoButtons = fc.nat(999).map((n) => [
  { id: `1d:p${n}`, title: 'Details' },
  { id: `1v:p${n}`, title: 'Visit' },
]);
const card: fc.Arbitrary<ReplyCard> = fc.record({
  title: short,
  body: text,
  imageUrl: fc.oneof(fc.constant('https://x.ae/1.jpg'), fc.option(url, { nil: undefined })),
  buttons: fc.oneof({ weight: 4, arbitrary: twoButtons }, buttons),
});
const pictureCard = fc.record({
  title: short,
  body: text,
  imageUrl: fc.constant('https://x.ae/1.jpg'),
  buttons: twoButtons,
});
const row = fc.record({ id, title: short, description: fc.option(text, { nil: undefined }) });
const section = fc.record({ title: text, rows: fc.array(row, { maxLength: 6 }) });
const optional = fc.option(text, { nil: undefined });
const degree = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.double());

const part: fc.Arbitrary<ReplyPart> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('cards' as const), text, cards: fc.array(card, { maxLength: 13 }) }),
  fc.record({ kind: fc.constant('cards' as const), text, cards: fc.array(pictureCard, { maxLength: 23 }) }),
  fc.record({ kind: fc.constant('buttons' as const), text, footer: optional, buttons }),
  fc.record({
    kind: fc.constant('list' as const),
    text,
    button: short,
    sections: fc.array(section, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('link' as const), text, label: short, url }),
  fc.record({ kind: fc.constant('image' as const), url, caption: optional }),
  fc.record({
    kind: fc.constant('document' as const),
    file: fc.record({ url }),
    filename: short,
    caption: optional,
  }),
  fc.record({
    kind: fc.constant('location' as const),
    latitude: degree,
    longitude: degree,
    name: optional,
    address: optional,
  }),
  fc.record({ kind: fc.constant('location_request' as const), text }),
);
const reply = fc.record({ parts: fc.array(part, { maxLength: 4 }) });

/** Members of a payload the customer never sees. */
const HIDDEN = new Set(['id', 'link', 'url', 'type', 'card_index']);

function listVisible(value: unknown, key = ''): string[] {
  if (HIDDEN.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    listVisible(member, Array.isArray(value) ? key : name),
  );
}

describe('renderReply for any reply', () => {
  it('keeps every limit of WhatsApp and throws nothing', () => {
    fc.assert(
      fc.property(reply, (value) => {
        for (const { payload } of renderReply(value)) {
          expect({ payload, problems: findPayloadProblems(payload) }).toEqual({ payload, problems: [] });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows neither ids nor markers nor double asterisks', () => {
    fc.assert(
      fc.property(reply, (value) => {
        for (const shown of renderReply(value).flatMap(({ payload }) => listVisible(payload))) {
          const words = shown.replace(/https?:\/\/\S+/gu, '');
          expect(words).not.toMatch(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu);
          expect(words).not.toContain('pagination_request');
          expect(words).not.toContain('**');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('renders the same reply the same way, the first message being the answer', () => {
    fc.assert(
      fc.property(reply, (value) => {
        const rendered = renderReply(value);
        expect(renderReply(structuredClone(value))).toEqual(rendered);
        expect(rendered[0]?.purpose ?? 'answer').toBe('answer');
        for (const { historyText } of rendered) expect(historyText.trim()).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '`',
    '``a`',
    '*',
    '**a',
    '__a',
    '[',
    '![',
    '[a](',
    '| ',
    '\n',
    '\\',
    '```\n',
    'id: ',
    '[A_',
    '👩‍👩‍👧',
  ])('does not lose its time on %j a thousand times over', (unit) => {
    const started = performance.now();
    renderReply({ parts: [{ kind: 'text', text: unit.repeat(Math.ceil(20_000 / unit.length)) }] });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
