import { readId } from './wire-value';

const BSUID = /^[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/;

/** A phone number as digits, `+` and separators removed; nothing when it is no number. */
export function readPhone(value: unknown): string | undefined {
  const digits = readId(value, 64)?.replace(/^\+|[\s()-]/g, '');
  return digits !== undefined && /^\d{1,32}$/.test(digits) ? digits : undefined;
}

/** A business-scoped user id such as `AE.1349…`. */
export function readUserId(value: unknown): string | undefined {
  const id = readId(value, 160);
  return id !== undefined && BSUID.test(id) ? id : undefined;
}
