import { z } from 'zod';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { interactiveSchema } from './interactive.schema';
import { templateSchema } from './template.schema';
import { idSchema, mediaSchema, textSchema } from './wire-parts.schema';

const limits = WHATSAPP_LIMITS;
const caption = textSchema(limits.caption).optional();

const contact = z.strictObject({
  name: z.looseObject({ formatted_name: textSchema(limits.placeText) }),
  phones: z.array(z.looseObject({ phone: z.string() })).optional(),
  emails: z.array(z.looseObject({ email: z.string() })).optional(),
  org: z.looseObject({}).optional(),
});

const location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: textSchema(limits.placeText).optional(),
  address: textSchema(limits.placeText).optional(),
});

const text = z.strictObject({ body: textSchema(limits.textBody), preview_url: z.boolean().optional() });

const payload = <T extends string, S extends z.ZodType>(type: T, schema: S) =>
  z.strictObject({ type: z.literal(type), ...({ [type]: schema } as Record<T, S>) });

/**
 * WhatsApp's rules for the messages this system sends, as a second opinion on the builders: tests and the
 * sandbox's AiSensy stand-in refuse what WhatsApp would refuse. Envelope members (`to`, `context`, …) are
 * not part of it.
 */
export const outboundPayloadSchema = z.discriminatedUnion('type', [
  payload('text', text),
  payload('image', mediaSchema({ caption })),
  payload('video', mediaSchema({ caption })),
  payload('audio', mediaSchema({ voice: z.boolean().optional() })),
  payload('document', mediaSchema({ caption, filename: textSchema(limits.filename).optional() })),
  payload('sticker', mediaSchema({})),
  payload('location', location),
  payload('contacts', z.array(contact).min(1).max(limits.contacts)),
  payload('reaction', z.strictObject({ message_id: idSchema(512), emoji: z.string().max(64) })),
  payload('interactive', interactiveSchema),
  payload('template', templateSchema),
]);

/** What WhatsApp would refuse in a payload: paths and rules, never values. Empty when it would take it. */
export function findPayloadProblems(payload: unknown): string[] {
  const result = outboundPayloadSchema.safeParse(payload);
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.') || 'payload'}: ${issue.message}`);
}
