import { z } from 'zod';

/** Who may use a door of a service: nobody, everybody, or whoever brings the key. */
export type AccessPolicy =
  { readonly kind: 'closed' } | { readonly kind: 'open' } | { readonly kind: 'key'; readonly key: string };

const MINIMUM_KEY_LENGTH = 16;

/** Reads the word `none` as open and anything else as a key. Unset is closed, see {@link toAccessPolicy}. */
export function accessKey(): z.ZodType<AccessPolicy> {
  return z
    .string()
    .trim()
    .refine(
      (value) => value === 'none' || value.length >= MINIMUM_KEY_LENGTH,
      `must have at least ${MINIMUM_KEY_LENGTH} characters, or be the word none to leave the door open`,
    )
    .transform((value): AccessPolicy => (value === 'none' ? { kind: 'open' } : { kind: 'key', key: value }));
}

/** The secure default: no key, no access. */
export function toAccessPolicy(value: AccessPolicy | undefined): AccessPolicy {
  return value ?? { kind: 'closed' };
}
