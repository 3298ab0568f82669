import { randomBytes } from 'node:crypto';
import { ConfigError, PermanentError } from '@whatsapp-agent/contracts';
import { CredentialsCipher } from './credentials-cipher';

const key = randomBytes(32).toString('base64');

describe(CredentialsCipher, () => {
  const cipher = new CredentialsCipher(key);

  it.each(['', 'token', 'مفتاح 🔑', 'x'.repeat(5000)])('gives back what it was given', (text) => {
    expect(cipher.decrypt(cipher.encrypt(text))).toBe(text);
  });

  it('writes the documented format and never the same text twice', () => {
    const [first, second] = [cipher.encrypt('token'), cipher.encrypt('token')];
    expect(first).toMatch(/^v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/=]+$/);
    expect(first).not.toBe(second);
  });

  it('refuses a text that was changed in any part', () => {
    const parts = cipher.encrypt('token').split(':');
    for (const part of [1, 2, 3]) {
      const bytes = Buffer.from(parts[part]!, 'base64');
      bytes[0]! ^= 1;
      const changed = parts.with(part, bytes.toString('base64')).join(':');
      expect(() => cipher.decrypt(changed)).toThrow(PermanentError);
    }
  });

  it.each(['', 'plain', 'v2:a:b:c', 'v1:a:b', 'v1:AAAA:AAAA:AAAA'])('refuses %p', (text) => {
    expect(() => cipher.decrypt(text)).toThrow(/Check CREDENTIALS_KEY/);
  });

  it('refuses a shortened tag, which would be easier to forge', () => {
    const [version, iv, tag, data] = cipher.encrypt('token').split(':');
    const short = Buffer.from(tag!, 'base64').subarray(0, 4).toString('base64');
    expect(() => cipher.decrypt([version, iv, short, data].join(':'))).toThrow(PermanentError);
  });

  it('cannot read what another key wrote, and says nothing of it', () => {
    const other = new CredentialsCipher(randomBytes(32).toString('base64'));
    expect(() => other.decrypt(cipher.encrypt('sesame'))).toThrow(/CREDENTIALS_KEY/);
  });

  it.each(['', 'short', randomBytes(16).toString('base64')])('does not start with the key %p', (bad) => {
    expect(() => new CredentialsCipher(bad)).toThrow(ConfigError);
  });
});
