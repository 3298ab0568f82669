import { z } from 'zod';

// Every schema carries its own wording: zod's default messages may quote what was written, and what was
// written may be a secret in the wrong place.

/** Any text; surrounding space is removed. */
export function text(): z.ZodType<string> {
  return z.string().trim();
}

/** A secret text of at least `minimum` characters. */
export function secret(minimum = 1): z.ZodType<string> {
  return z.string().trim().min(minimum, `must have at least ${minimum} characters`);
}

/** A secret that is part of an address: long enough not to be guessed, and nothing that must be escaped. */
export function urlSecret(): z.ZodType<string> {
  return z
    .string()
    .trim()
    .regex(/^[\w.~-]{16,256}$/, 'must be 16 to 256 characters, only letters, digits and - . _ ~');
}

/** A whole number from `minimum` to `maximum`. */
export function wholeNumber(minimum: number, maximum: number): z.ZodType<number> {
  const wording = `must be a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,15}$/, wording)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, wording);
}

/** A share from 0 to 1. */
export function share(): z.ZodType<number> {
  const wording = 'must be a number from 0 to 1';
  return z
    .string()
    .trim()
    .regex(/^\d(\.\d{1,6})?$/, wording)
    .transform(Number)
    .refine((value) => value <= 1, wording);
}

/** A TCP port; 0 lets the system choose. */
export function port(): z.ZodType<number> {
  return wholeNumber(0, 65_535);
}

/** `true` or `false`, also `1` and `0`, in any case. */
export function flag(): z.ZodType<boolean> {
  return z
    .string()
    .trim()
    .toLowerCase()
    .refine((value) => ['true', 'false', '1', '0'].includes(value), 'must be true or false')
    .transform((value) => value === 'true' || value === '1');
}

/** One of the words, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]): z.ZodType<Word> {
  return z
    .string()
    .trim()
    .toLowerCase()
    .transform((value, context) => {
      const word = words.find((candidate) => candidate === value);
      if (word !== undefined) return word;
      context.addIssue({ code: 'custom', message: `must be one of: ${words.join(', ')}` });
      return z.NEVER;
    });
}

/** A comma-separated list of the words; not empty, repetitions count once. */
export function listOf<const Word extends string>(words: readonly Word[]): z.ZodType<readonly Word[]> {
  return z.string().transform((value, context) => {
    const parts = value
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const chosen = words.filter((word) => parts.includes(word));
    if (chosen.length > 0 && parts.every((part) => words.some((word) => word === part))) return chosen;
    context.addIssue({ code: 'custom', message: `must be a comma-separated list of: ${words.join(', ')}` });
    return z.NEVER;
  });
}

/** An absolute `http` or `https` address, kept as written. */
export function httpUrl(): z.ZodType<string> {
  return z
    .string()
    .trim()
    .refine(
      (value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol),
      'must be an absolute http or https address',
    );
}

/** `postgres://…`, kept as written. */
export function postgresUrl(): z.ZodType<string> {
  return z
    .string()
    .trim()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// address');
}

/** `host:port`, as emulators are named. */
export function hostAndPort(): z.ZodType<string> {
  return z
    .string()
    .trim()
    .regex(/^[^\s/:]+:\d{1,5}$/, 'must be host:port, without http://');
}

/** A Pub/Sub topic or subscription id, without its `projects/…` path. */
export function resourceName(): z.ZodType<string> {
  return z
    .string()
    .trim()
    .regex(/^[A-Za-z][\w.~+%-]{2,254}$/, 'must be a Pub/Sub id without projects/…: a letter, then 2 or more');
}

/** Base64 of exactly `bytes` bytes, kept as written. */
export function base64Key(bytes: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .refine(
      (value) => /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, 'base64').length === bytes,
      `must be ${bytes} bytes in base64; make one with: openssl rand -base64 ${bytes}`,
    );
}
