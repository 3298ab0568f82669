import { z } from 'zod';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { isBlank } from '../text/clean-text';

/** A visible text of at most `max` characters. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !isBlank(text), 'must not be blank');

/** An identifier of at most `max` characters. */
export const idSchema = (max: number) => z.string().min(1).max(max);

/** An http(s) address. */
export const urlSchema = z.url({ protocol: /^https?$/ }).max(WHATSAPP_LIMITS.url);

/** Exactly one of link and id, beside what the kind of file allows. */
export const mediaSchema = <T extends z.core.$ZodLooseShape>(extra: T) =>
  z.union([z.strictObject({ link: urlSchema, ...extra }), z.strictObject({ id: idSchema(256), ...extra })]);

/** A list whose members differ in `key`. */
export function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
