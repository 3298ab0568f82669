import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parseJson } from '../errors/provider-error';

/** A header as Node's HTTP server gives it. */
export type SignatureHeader = string | string[] | undefined;

const PREFIX = 'sha256=';
const HEX_SHA256 = /^[0-9a-f]{64}$/i;

/** Differs per process; it only makes both sides of a comparison equally long. */
const comparisonKey = randomBytes(32);

/** By way of its text: that comes from a pool, while a digest asked for as bytes costs half as much again. */
function hmac(secret: string | Buffer, data: string | Buffer): Buffer {
  return Buffer.from(createHmac('sha256', secret).update(data).digest('hex'), 'hex');
}

/** The 32 bytes of a hex digest, or nothing for anything else. */
function readDigest(header: SignatureHeader, prefix: 'required' | 'optional'): Buffer | undefined {
  if (typeof header !== 'string') return undefined;
  const value = header.trim();
  const prefixed = value.slice(0, PREFIX.length).toLowerCase() === PREFIX;
  if (!prefixed && prefix === 'required') return undefined;
  const hex = prefixed ? value.slice(PREFIX.length) : value;
  return HEX_SHA256.test(hex) ? Buffer.from(hex, 'hex') : undefined;
}

/** Compact re-serialisation of a JSON body: AiSensy's own sample signs that instead of the bytes. */
function reserialise(rawBody: Buffer): string | undefined {
  const parsed = parseJson(rawBody.toString('utf8'));
  try {
    return parsed === undefined ? undefined : JSON.stringify(parsed);
  } catch {
    // Nested too deeply to be written again.
    return undefined;
  }
}

/**
 * Verifies Meta's `X-Hub-Signature-256` (`sha256=` + hex HMAC-SHA256 of the raw body with the app secret) in
 * constant time. False for a malformed header and for an empty secret; never throws.
 */
export function verifyMetaSignature(rawBody: Buffer, header: SignatureHeader, appSecret: string): boolean {
  const digest = readDigest(header, 'required');
  return digest !== undefined && appSecret !== '' && timingSafeEqual(digest, hmac(appSecret, rawBody));
}

/**
 * Verifies AiSensy's `X-AiSensy-Signature` (hex HMAC-SHA256 with the webhook's shared secret, `sha256=`
 * tolerated) in constant time: over the raw bytes first, then over the compact re-serialisation of the parsed
 * body, which is what AiSensy's documentation signs. Never throws.
 */
export function verifyAisensySignature(
  rawBody: Buffer,
  header: SignatureHeader,
  sharedSecret: string,
): boolean {
  const digest = readDigest(header, 'optional');
  if (digest === undefined || sharedSecret === '') return false;
  if (timingSafeEqual(digest, hmac(sharedSecret, rawBody))) return true;
  const compact = reserialise(rawBody);
  return compact !== undefined && timingSafeEqual(digest, hmac(sharedSecret, compact));
}

/** Compares two secrets in constant time, whatever their lengths. False when either is empty or missing. */
export function compareSecret(given: string | undefined, expected: string | undefined): boolean {
  if (!given || !expected) return false;
  return timingSafeEqual(hmac(comparisonKey, given), hmac(comparisonKey, expected));
}

/** The `X-Hub-Signature-256` of a body. */
export function signMeta(rawBody: string | Buffer, appSecret: string): string {
  return PREFIX + hmac(appSecret, rawBody).toString('hex');
}

/** The `X-AiSensy-Signature` of a body. */
export function signAisensy(rawBody: string | Buffer, sharedSecret: string): string {
  return hmac(sharedSecret, rawBody).toString('hex');
}
