import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ConfigError, PermanentError } from '@whatsapp-agent/contracts';

const algorithm = 'aes-256-gcm';
const version = 'v1';

/** Encrypts credentials at rest: `v1:<iv>:<tag>:<data>`, each part in base64, AES-256-GCM. */
export class CredentialsCipher {
  private readonly key: Buffer;

  /** @throws ConfigError when the key is not 32 bytes in base64. */
  constructor(keyBase64: string) {
    this.key = Buffer.from(keyBase64, 'base64');
    if (this.key.length !== 32) {
      throw new ConfigError(
        'STORE.CREDENTIALS_KEY',
        'The key of the credentials must be 32 bytes in base64. Make one with: openssl rand -base64 32',
        { bytes: this.key.length },
      );
    }
  }

  encrypt(text: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv(algorithm, this.key, iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [version, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64'))].join(':');
  }

  /** @throws PermanentError when the text was encrypted with another key, was changed, or is not of this format. */
  decrypt(encrypted: string): string {
    const [format, iv, tag, data] = encrypted.split(':');
    if (format !== version || !iv || !tag || data === undefined) throw unreadable();
    try {
      const decipher = createDecipheriv(algorithm, this.key, Buffer.from(iv, 'base64'), {
        authTagLength: 16,
      });
      decipher.setAuthTag(Buffer.from(tag, 'base64'));
      return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8');
    } catch {
      throw unreadable();
    }
  }
}

function unreadable(): PermanentError {
  return new PermanentError(
    'STORE.CREDENTIALS_UNREADABLE',
    'Stored credentials cannot be decrypted. Check CREDENTIALS_KEY, or store the credentials again.',
  );
}
