import fc from 'fast-check';
import { findPayloadProblems } from '../schema/outbound-payload.schema';
import { InvalidPayloadError } from './invalid-payload.error';
import { buildTemplateCarousel, type TemplateCard } from './template-carousel';
import { buildTemplate, type TemplateMessage } from './template-message';

const hello = (changes: Partial<TemplateMessage> = {}) =>
  buildTemplate({ name: 'hello_1', language: 'en', ...changes });

const card = (number: number, changes: Partial<TemplateCard> = {}): TemplateCard => ({
  header: { kind: 'image', media: { id: `19000${number}` } },
  body: [{ text: `Home ${number}` }],
  buttons: [
    { kind: 'quick_reply', index: 0, payload: `1d:p${number}` },
    { kind: 'url', index: 1, suffix: `homes/${number}` },
  ],
  ...changes,
});

describe('buildTemplate', () => {
  it('writes header, body and buttons as components', () => {
    const payload = hello({
      header: { kind: 'document', media: { link: 'https://x.ae/plan.pdf' }, filename: 'plan.pdf' },
      body: [{ text: 'Asha' }, { name: 'city', text: 'Dubai' }],
      buttons: [
        { kind: 'quick_reply', index: 0, payload: '1d:p1' },
        { kind: 'url', index: 1, suffix: 'homes/1' },
        { kind: 'copy_code', index: 2, code: 'SAVE10' },
      ],
    });
    expect(findPayloadProblems(payload)).toEqual([]);
    expect(payload).toMatchSnapshot();
  });

  it('has no components when the template has no placeholders', () => {
    expect(hello()).toEqual({
      type: 'template',
      template: { name: 'hello_1', language: { policy: 'deterministic', code: 'en' } },
    });
  });

  it.each([
    ['a\nb\tc     d', 'a b c d'],
    ['  Asha  ', 'Asha'],
  ])('puts the parameter %j on one line', (text, expected) => {
    expect(hello({ body: [{ text }] })['template']).toMatchObject({
      components: [{ type: 'body', parameters: [{ type: 'text', text: expected }] }],
    });
  });

  it('writes what WhatsApp takes or refuses, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (texts) => {
        try {
          expect(findPayloadProblems(hello({ body: texts.map((text) => ({ text })) }))).toEqual([]);
        } catch (error) {
          if (!(error instanceof InvalidPayloadError)) throw error;
          expect(error.field).toBe('template.body');
        }
      }),
    );
  });

  it.each<[string, Partial<TemplateMessage>]>([
    ['template.name', { name: 'Hello' }],
    ['template.language', { language: 'English' }],
    ['template.body', { body: [{ text: ' \n' }] }],
    ['template.button.payload', { buttons: [{ kind: 'quick_reply', index: 0, payload: '' }] }],
    ['template.button.code', { buttons: [{ kind: 'copy_code', index: 0, code: 'c'.repeat(21) }] }],
    ['template.button.suffix', { buttons: [{ kind: 'url', index: 0, suffix: 's'.repeat(2001) }] }],
    ['template.button.index', { buttons: [{ kind: 'url', index: 10, suffix: 's' }] }],
    ['template.header.link', { header: { kind: 'image', media: { link: 'x' } } }],
  ])('refuses a bad %s', (field, changes) => {
    const expected = { field, code: 'WHATSAPP.INVALID_PAYLOAD' };
    expect(() => hello(changes)).toThrow(expect.objectContaining(expected) as Error);
  });
});

describe('buildTemplateCarousel', () => {
  const carousel = (cards: TemplateCard[]) =>
    buildTemplateCarousel({ name: 'homes', language: 'en_US', body: [{ text: 'Asha' }], cards });

  it('writes the cards as components', () => {
    const payload = carousel([card(1), card(2)]);
    expect(findPayloadProblems(payload)).toEqual([]);
    expect(payload).toMatchSnapshot();
  });

  it.each<[string, TemplateCard[]]>([
    ['one card', [card(1)]],
    ['eleven cards', Array.from({ length: 11 }, (_, index) => card(index))],
    ['different headers', [card(1), card(2, { header: { kind: 'video', media: { id: '1' } } })]],
    ['different buttons', [card(1), card(2, { buttons: [] })]],
    [
      'three buttons',
      [1, 2].map((number) =>
        card(number, { buttons: [0, 1, 2].map((index) => ({ kind: 'quick_reply', index, payload: 'p' })) }),
      ),
    ],
  ])('refuses %s', (_case, cards) => {
    expect(() => carousel(cards)).toThrow(InvalidPayloadError);
  });
});
