import type { OutboundPayload } from '@whatsapp-agent/contracts';
import fc from 'fast-check';
import { findPayloadProblems } from '../schema/outbound-payload.schema';
import { buildContacts } from './contacts-message';
import { buildButtons } from './interactive-buttons';
import { buildCarousel, type CarouselCard } from './interactive-carousel';
import { buildLink } from './interactive-link';
import { buildList } from './interactive-list';
import { buildLocationRequest } from './interactive-location-request';
import { InvalidPayloadError } from './invalid-payload.error';
import { buildLocation } from './location-message';
import { buildAudio, buildDocument, buildImage, buildSticker, buildVideo } from './media-message';
import { buildReaction } from './reaction-message';
import { buildText } from './text-message';

const media = { link: 'https://x.ae/1.jpg' };
const long = 'word '.repeat(2000);

function expectInvalid(build: () => OutboundPayload, field: string): void {
  expect(build).toThrow(InvalidPayloadError);
  try {
    build();
  } catch (error) {
    expect(error).toMatchObject({ code: 'WHATSAPP.INVALID_PAYLOAD', disposition: 'park', field });
  }
}

function replyCard(number: number, changes: Partial<CarouselCard> = {}): CarouselCard {
  const buttons = [{ id: `1d:p${number}`, title: 'Details' }];
  return { header: { kind: 'image', media }, body: 'Home', action: { kind: 'replies', buttons }, ...changes };
}

describe('outbound builders', () => {
  it.each<[string, OutboundPayload]>([
    ['text', buildText({ body: 'Hi', previewUrl: true })],
    ['image', buildImage({ media, caption: 'Pool' })],
    ['video', buildVideo({ media: { id: '190000' } })],
    ['audio', buildAudio({ media, voice: true })],
    ['document', buildDocument({ media, filename: 'plan.pdf', caption: 'Plan' })],
    ['sticker', buildSticker({ media })],
    ['location', buildLocation({ latitude: 25.08, longitude: 55.14, name: 'Marina', address: 'Dubai' })],
    [
      'contacts',
      buildContacts([
        {
          name: 'Omar',
          phones: [{ phone: '+971 50 000 0001', waId: '971500000001' }],
          emails: ['o@x.ae'],
          company: 'X',
        },
      ]),
    ],
    ['reaction', buildReaction({ wamid: 'wamid.1', emoji: '👍🏽' })],
    ['removed reaction', buildReaction({ wamid: 'wamid.1' })],
    [
      'buttons',
      buildButtons({
        header: { kind: 'text', text: 'Homes' },
        body: 'Which?',
        footer: 'Any time',
        buttons: [{ id: 'a', title: 'One' }],
      }),
    ],
    [
      'list',
      buildList({
        header: { kind: 'text', text: 'Homes' },
        body: 'Which?',
        footer: 'Any time',
        button: 'Homes',
        sections: [{ title: 'Marina', rows: [{ id: 'a', title: 'One', description: 'AED 1M' }] }],
      }),
    ],
    [
      'link',
      buildLink({ header: { kind: 'image', media }, body: 'Our page', label: 'Open', url: 'https://x.ae' }),
    ],
    ['location request', buildLocationRequest({ body: 'Where are you?' })],
    ['reply carousel', buildCarousel({ body: 'Homes', cards: [replyCard(1), replyCard(2)] })],
    [
      'link carousel',
      buildCarousel({
        body: 'Homes',
        cards: [1, 2].map((number) =>
          replyCard(number, {
            header: { kind: 'video', media },
            body: undefined,
            action: { kind: 'link', label: 'Open', url: 'https://x.ae' },
          }),
        ),
      }),
    ],
  ])('writes a %s as WhatsApp wants it', (_kind, payload) => {
    expect(findPayloadProblems(payload)).toEqual([]);
    expect(payload).toMatchSnapshot();
  });

  it.each<[string, OutboundPayload]>([
    ['text', buildText({ body: long })],
    ['caption', buildImage({ media, caption: long })],
    ['filename', buildDocument({ media, filename: `${'f'.repeat(300)}.pdf` })],
    ['place', buildLocation({ latitude: 0, longitude: 0, name: long, address: long })],
    ['button', buildButtons({ body: long, footer: long, buttons: [{ id: 'a', title: long }] })],
    [
      'header',
      buildButtons({ header: { kind: 'text', text: long }, body: 'x', buttons: [{ id: 'a', title: 'A' }] }),
    ],
    [
      'list',
      buildList({
        body: long,
        footer: long,
        button: long,
        sections: [{ title: long, rows: [{ id: 'a', title: long, description: long }] }],
      }),
    ],
    ['link', buildLink({ body: long, label: long, url: 'https://x.ae' })],
    ['request', buildLocationRequest({ body: long })],
    [
      'card',
      buildCarousel({ body: long, cards: [1, 2].map((n) => replyCard(n, { body: `a\nb\nc\nd ${long}` })) }),
    ],
  ])('cuts a %s that is ours to cut, and says so', (_kind, payload) => {
    expect(findPayloadProblems(payload)).toEqual([]);
    expect(JSON.stringify(payload)).toContain('…');
  });

  it('keeps the extension of a document', () => {
    const payload = buildDocument({ media, filename: `a/${'f'.repeat(300)}.pdf` });
    expect(payload['document']).toMatchObject({ filename: expect.stringMatching(/^a-f+…\.pdf$/) });
  });

  it.each<[string, () => OutboundPayload]>([
    ['text.body', () => buildText({ body: ' \u200b\n' })],
    ['image.link', () => buildImage({ media: { link: 'ftp://x.ae/1.jpg' } })],
    ['image.link', () => buildImage({ media: { link: `https://x.ae/${'a'.repeat(2000)}` } })],
    ['video.id', () => buildVideo({ media: { id: '' } })],
    ['location', () => buildLocation({ latitude: NaN, longitude: 0 })],
    ['location', () => buildLocation({ latitude: 0, longitude: 181 })],
    ['contacts', () => buildContacts([])],
    ['contacts.name', () => buildContacts([{ name: '', phones: [] }])],
    ['contacts.phones.phone', () => buildContacts([{ name: 'A', phones: [{ phone: 'call me' }] }])],
    ['reaction.emoji', () => buildReaction({ wamid: 'wamid.1', emoji: '👍👍' })],
    ['reaction.emoji', () => buildReaction({ wamid: 'wamid.1', emoji: 'x' })],
    ['reaction.wamid', () => buildReaction({ wamid: '', emoji: '👍' })],
    ['buttons', () => buildButtons({ body: 'x', buttons: [] })],
    [
      'buttons',
      () => buildButtons({ body: 'x', buttons: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })) }),
    ],
    ['buttons.id', () => buildButtons({ body: 'x', buttons: [{ id: 'i'.repeat(257), title: 'A' }] })],
    [
      'buttons.id',
      () =>
        buildButtons({
          body: 'x',
          buttons: [
            { id: 'a', title: 'A' },
            { id: 'a', title: 'B' },
          ],
        }),
    ],
    [
      'buttons.title',
      () =>
        buildButtons({
          body: 'x',
          buttons: [
            { id: 'a', title: 'A' },
            { id: 'b', title: 'A' },
          ],
        }),
    ],
    ['buttons.title', () => buildButtons({ body: 'x', buttons: [{ id: 'a', title: ' ' }] })],
    ['interactive.body', () => buildButtons({ body: '', buttons: [{ id: 'a', title: 'A' }] })],
    ['list.sections', () => buildList({ body: 'x', button: 'B', sections: [] })],
    ['list.rows', () => buildList({ body: 'x', button: 'B', sections: [{ title: 'S', rows: [] }] })],
    [
      'list.rows',
      () => {
        const rows = (from: number) =>
          Array.from({ length: 6 }, (_, index) => ({ id: `${from + index}`, title: `${from + index}` }));
        return buildList({ body: 'x', button: 'B', sections: [{ rows: rows(0) }, { rows: rows(6) }] });
      },
    ],
    [
      'list.rows.id',
      () =>
        buildList({ body: 'x', button: 'B', sections: [{ rows: [{ id: 'i'.repeat(201), title: 'A' }] }] }),
    ],
    ['link.url', () => buildLink({ body: 'x', label: 'Open', url: 'javascript:alert(1)' })],
    ['cards', () => buildCarousel({ body: 'x', cards: [replyCard(1)] })],
    [
      'cards',
      () => buildCarousel({ body: 'x', cards: Array.from({ length: 11 }, (_, index) => replyCard(index)) }),
    ],
    [
      'cards',
      () =>
        buildCarousel({
          body: 'x',
          cards: [
            replyCard(1),
            replyCard(2, { action: { kind: 'link', label: 'Open', url: 'https://x.ae' } }),
          ],
        }),
    ],
    [
      'cards',
      () =>
        buildCarousel({
          body: 'x',
          cards: [replyCard(1), replyCard(2, { header: { kind: 'video', media } })],
        }),
    ],
    ['cards.buttons.id', () => buildCarousel({ body: 'x', cards: [replyCard(1), replyCard(1)] })],
    [
      'cards.buttons.id',
      () => {
        const action = { kind: 'replies' as const, buttons: [{ id: 'i'.repeat(21), title: 'A' }] };
        return buildCarousel({ body: 'x', cards: [replyCard(1), replyCard(2, { action })] });
      },
    ],
  ])('refuses a bad %s, naming it but not its value', (field, build) => {
    expectInvalid(build, field);
  });

  it('keeps every limit for any texts', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ mode: 'sentences', maxCount: 60 }));
    fc.assert(
      fc.property(text, text, text, (body, title, description) => {
        const builds = [
          () => buildText({ body }),
          () => buildImage({ media, caption: body }),
          () => buildDocument({ media, filename: title, caption: body }),
          () => buildLocation({ latitude: 1, longitude: 1, name: title, address: body }),
          () => buildButtons({ body, footer: description, buttons: [{ id: 'a', title }] }),
          () =>
            buildList({
              body,
              button: title,
              sections: [{ title, rows: [{ id: 'a', title, description }] }],
            }),
          () => buildLink({ body, label: title, url: 'https://x.ae' }),
          () => buildCarousel({ body, cards: [replyCard(1, { body: description }), replyCard(2)] }),
        ];
        for (const build of builds) {
          let payload: OutboundPayload;
          try {
            payload = build();
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidPayloadError);
            continue;
          }
          expect(findPayloadProblems(payload)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
