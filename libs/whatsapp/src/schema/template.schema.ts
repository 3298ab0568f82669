import { z } from 'zod';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { idSchema, mediaSchema, textSchema } from './wire-parts.schema';

const { carousel, template } = WHATSAPP_LIMITS;

const parameterText = textSchema(template.parameter).refine(
  (text) => !/[\n\t]| {5}/.test(text),
  'no line break, tab or more than four spaces in a row',
);

const parameter = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: parameterText, parameter_name: idSchema(64).optional() }),
  z.strictObject({ type: z.literal('payload'), payload: idSchema(template.payload) }),
  z.strictObject({ type: z.literal('coupon_code'), coupon_code: idSchema(template.coupon) }),
  z.strictObject({ type: z.literal('image'), image: mediaSchema({}) }),
  z.strictObject({ type: z.literal('video'), video: mediaSchema({}) }),
  z.strictObject({ type: z.literal('document'), document: mediaSchema({ filename: z.string().optional() }) }),
  z.strictObject({
    type: z.literal('location'),
    location: z.strictObject({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string(),
      address: z.string(),
    }),
  }),
]);

/** The rest of a URL may hold what a visible text may not. */
const urlParameter = z.strictObject({ type: z.literal('text'), text: idSchema(WHATSAPP_LIMITS.url) });
const parameters = z.array(parameter).min(1);
const simple = [
  z.strictObject({ type: z.literal('header'), parameters }),
  z.strictObject({ type: z.literal('body'), parameters }),
  z.strictObject({
    type: z.literal('button'),
    sub_type: z.enum(['quick_reply', 'url', 'copy_code']),
    index: z.string().regex(/^\d$/),
    parameters: z.array(z.union([parameter, urlParameter])).min(1),
  }),
] as const;

const card = z.strictObject({
  card_index: z
    .int()
    .min(0)
    .max(carousel.maxCards - 1),
  components: z.array(z.discriminatedUnion('type', simple)),
});
const cards = z.array(card).min(carousel.minCards).max(carousel.maxCards);

/** `template` of an outbound message. */
export const templateSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.strictObject({
    policy: z.literal('deterministic').optional(),
    code: z.string().min(2).max(10),
  }),
  components: z
    .array(z.discriminatedUnion('type', [...simple, z.strictObject({ type: z.literal('carousel'), cards })]))
    .optional(),
});
