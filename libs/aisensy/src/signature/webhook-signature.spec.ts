import {
  compareSecret,
  signAisensy,
  signMeta,
  verifyAisensySignature,
  verifyMetaSignature,
  type SignatureHeader,
} from './webhook-signature';

const SECRET = 'app-secret';
const BODY = Buffer.from('{ "object": "whatsapp_business_account",\n "entry": [] , "name":"Ä" }');

// printf '%s' '{"a":1}' | openssl dgst -sha256 -hmac app-secret
const KNOWN = 'a2ac6607a24977f9757e6d78319ae1660ad42ffeee0ee3f0dff30a92bcf85448';

describe('verifyMetaSignature', () => {
  const good = signMeta(BODY, SECRET);
  const verify = (header: SignatureHeader, secret = SECRET, body = BODY) =>
    verifyMetaSignature(body, header, secret);

  it('accepts the HMAC of the raw bytes in either case', () => {
    expect(good).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(verify(good)).toBe(true);
    expect(verify(`sha256=${good.slice(7).toUpperCase()}`)).toBe(true);
  });

  it('refuses another body, another secret and a re-serialised body', () => {
    expect(verify(good, SECRET, Buffer.concat([BODY, Buffer.from(' ')]))).toBe(false);
    expect(verify(good, 'other')).toBe(false);
    const compact = JSON.stringify(JSON.parse(BODY.toString()));
    expect(verify(signMeta(compact, SECRET))).toBe(false);
  });

  it.each<[string, SignatureHeader]>([
    ['nothing', undefined],
    ['an empty header', ''],
    ['a header without its prefix', good.slice(7)],
    ['the prefix alone', 'sha256='],
    ['a digest cut short', good.slice(0, -1)],
    ['a longer digest', `${good}00`],
    ['no hex', `sha256=${'z'.repeat(64)}`],
    ['another algorithm', good.replace('sha256', 'sha512')],
    ['a repeated header', [good, good]],
    ['a multi-byte character', `sha256=${'ä'.repeat(64)}`],
  ])('refuses %s without throwing', (_name, header) => {
    expect(verify(header)).toBe(false);
  });

  it('fails closed without a secret', () => {
    expect(verify(signMeta(BODY, ''), '')).toBe(false);
  });
});

describe('verifyAisensySignature', () => {
  const compact = JSON.stringify(JSON.parse(BODY.toString()));

  it('accepts the raw bytes, and the compact re-serialisation AiSensy documents', () => {
    expect(verifyAisensySignature(BODY, signAisensy(BODY, SECRET), SECRET)).toBe(true);
    expect(verifyAisensySignature(BODY, signAisensy(compact, SECRET), SECRET)).toBe(true);
  });

  it('tolerates a prefix and upper case', () => {
    const hex = signAisensy(BODY, SECRET);
    expect(verifyAisensySignature(BODY, `sha256=${hex}`, SECRET)).toBe(true);
    expect(verifyAisensySignature(BODY, `SHA256=${hex.toUpperCase()}`, SECRET)).toBe(true);
  });

  it('refuses another content, another secret, an empty secret and malformed headers', () => {
    const hex = signAisensy(BODY, SECRET);
    expect(verifyAisensySignature(Buffer.from('{"object":"x"}'), hex, SECRET)).toBe(false);
    expect(verifyAisensySignature(BODY, hex, 'other')).toBe(false);
    expect(verifyAisensySignature(BODY, signAisensy(BODY, ''), '')).toBe(false);
    for (const header of [undefined, '', 'x', [hex], hex.slice(1), `${hex}0`]) {
      expect(verifyAisensySignature(BODY, header, SECRET)).toBe(false);
    }
  });

  it.each([
    ['no JSON', Buffer.from('not json')],
    ['no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['nothing', Buffer.alloc(0)],
    ['JSON nested too deeply to be written again', Buffer.from('['.repeat(50_000) + ']'.repeat(50_000))],
  ])('does not throw for a body that is %s', (_name, body) => {
    expect(verifyAisensySignature(body, signAisensy('other', SECRET), SECRET)).toBe(false);
    expect(verifyAisensySignature(body, signAisensy(body, SECRET), SECRET)).toBe(true);
  });
});

describe('signatures', () => {
  it('agree with openssl', () => {
    expect(signAisensy('{"a":1}', SECRET)).toBe(KNOWN);
    expect(signMeta('{"a":1}', SECRET)).toBe(`sha256=${KNOWN}`);
  });
});

describe('compareSecret', () => {
  it('is true for equal secrets only, whatever their lengths', () => {
    expect(compareSecret('s3cret', 's3cret')).toBe(true);
    expect(compareSecret('s3cret', 's3creT')).toBe(false);
    expect(compareSecret('s3cret-and-more', 's3cret')).toBe(false);
  });

  it('is false when either side is empty or missing', () => {
    expect(compareSecret('', '')).toBe(false);
    expect(compareSecret(undefined, undefined)).toBe(false);
    expect(compareSecret('a', undefined)).toBe(false);
    expect(compareSecret(undefined, 'a')).toBe(false);
  });
});
