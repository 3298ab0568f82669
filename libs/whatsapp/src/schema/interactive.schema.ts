import { z } from 'zod';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { idSchema, isDistinct, mediaSchema, textSchema, urlSchema } from './wire-parts.schema';

const { interactive, buttons, list, link, carousel } = WHATSAPP_LIMITS;

const footer = z.strictObject({ text: textSchema(interactive.footer) }).optional();
const textHeader = z.strictObject({ type: z.literal('text'), text: textSchema(interactive.header) });
const imageHeader = z.strictObject({ type: z.literal('image'), image: mediaSchema({}) });
const videoHeader = z.strictObject({ type: z.literal('video'), video: mediaSchema({}) });
const documentHeader = z.strictObject({ type: z.literal('document'), document: mediaSchema({}) });
const header = z.union([textHeader, imageHeader, videoHeader, documentHeader]).optional();
const body = z.strictObject({ text: textSchema(interactive.body) });

const urlAction = z.strictObject({
  name: z.literal('cta_url'),
  parameters: z.strictObject({ display_text: textSchema(link.label), url: urlSchema }),
});

const replyButton = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: idSchema(buttons.id), title: textSchema(buttons.title) }),
});

const buttonMessage = z.strictObject({
  type: z.literal('button'),
  header,
  body,
  footer,
  action: z.strictObject({
    buttons: z
      .array(replyButton)
      .min(1)
      .max(buttons.count)
      .refine((all) => isDistinct(all.map(({ reply }) => reply.id)), 'button ids must differ')
      .refine((all) => isDistinct(all.map(({ reply }) => reply.title)), 'button titles must differ'),
  }),
});

const row = z.strictObject({
  id: idSchema(list.id),
  title: textSchema(list.rowTitle),
  description: textSchema(list.rowText).optional(),
});
const section = z.strictObject({ title: textSchema(list.sectionTitle), rows: z.array(row).min(1) });

const listMessage = z.strictObject({
  type: z.literal('list'),
  header: textHeader.optional(),
  body: z.strictObject({ text: textSchema(list.body) }),
  footer,
  action: z.strictObject({
    button: textSchema(list.button),
    sections: z
      .array(section)
      .min(1)
      .max(list.sections)
      .refine((all) => all.flatMap(({ rows }) => rows).length <= list.rows, 'at most 10 rows in all')
      .refine(
        (all) => isDistinct(all.flatMap(({ rows }) => rows.map(({ id }) => id))),
        'row ids must differ',
      ),
  }),
});

const urlMessage = z.strictObject({ type: z.literal('cta_url'), header, body, footer, action: urlAction });

const locationRequest = z.strictObject({
  type: z.literal('location_request_message'),
  body,
  action: z.strictObject({ name: z.literal('send_location') }),
});

const quickReply = z.strictObject({
  type: z.literal('quick_reply'),
  quick_reply: z.strictObject({ id: idSchema(carousel.buttonId), title: textSchema(carousel.buttonTitle) }),
});

const card = z.strictObject({
  card_index: z
    .int()
    .min(0)
    .max(carousel.maxCards - 1),
  type: z.literal('cta_url'),
  header: z.union([imageHeader, videoHeader]),
  body: z
    .strictObject({
      text: textSchema(carousel.cardBody).refine(
        (text) => text.split('\n').length - 1 <= carousel.cardLineBreaks,
        'at most 2 line breaks',
      ),
    })
    .optional(),
  action: z.union([
    urlAction,
    z.strictObject({ buttons: z.array(quickReply).min(1).max(carousel.cardButtons) }),
  ]),
});

function describeCard({ header: { type }, action }: z.infer<typeof card>): string {
  return `${type} ${'buttons' in action ? action.buttons.length : 'link'}`;
}

const carouselMessage = z.strictObject({
  type: z.literal('carousel'),
  body: z.strictObject({ text: textSchema(carousel.body) }),
  action: z.strictObject({
    cards: z
      .array(card)
      .min(carousel.minCards)
      .max(carousel.maxCards)
      .refine(
        (all) => new Set(all.map(describeCard)).size === 1,
        'cards must have the same header and buttons',
      )
      .refine((all) => all.every(({ card_index }, index) => card_index === index), 'cards must be numbered'),
  }),
});

/** `interactive` of an outbound message: the kinds this system sends. */
export const interactiveSchema = z.discriminatedUnion('type', [
  buttonMessage,
  listMessage,
  urlMessage,
  locationRequest,
  carouselMessage,
]);
