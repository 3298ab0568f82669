import { createHash, generateKeyPair, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';

export interface PushTokenSubject {
  readonly serviceAccountEmail: string;
  readonly audience: string;
}

/** A public key in the form of a JSON Web Key Set. */
export interface PushTokenKeySet {
  readonly keys: readonly (JsonWebKey & { kid: string; alg: 'RS256'; use: 'sig' })[];
}

const ISSUER = 'https://accounts.google.com';
const LIFETIME_SECONDS = 3600;
/** Google renews its tokens before they run out; so do we. */
const RENEW_BEFORE_SECONDS = 600;

const generateKeys = promisify(generateKeyPair);

/** Signs the OIDC tokens of push requests, with a key that lives as long as the broker. */
export class PushTokenSigner {
  private readonly cache = new Map<string, { token: string; expiresAt: number }>();

  private constructor(
    private readonly privateKey: KeyObject,
    private readonly publicKey: KeyObject,
    private readonly keyId: string,
  ) {}

  /** Makes a new RSA key: a tenth of a second or so, off the main thread. */
  static async create(): Promise<PushTokenSigner> {
    const { privateKey, publicKey } = await generateKeys('rsa', { modulusLength: 2048 });
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const keyId = createHash('sha256').update(der).digest('hex').slice(0, 40);
    return new PushTokenSigner(privateKey, publicKey, keyId);
  }

  /** A token as Google sends it, valid for at least ten minutes. */
  sign(subject: PushTokenSubject): string {
    const now = Math.floor(Date.now() / 1000);
    const cacheKey = `${subject.serviceAccountEmail} ${subject.audience}`;
    const cached = this.cache.get(cacheKey);
    if (cached && cached.expiresAt - RENEW_BEFORE_SECONDS > now) return cached.token;
    const expiresAt = now + LIFETIME_SECONDS;
    const token = this.encode(this.claimsOf(subject, now, expiresAt));
    this.cache.set(cacheKey, { token, expiresAt });
    return token;
  }

  /** For verifiers that read a JSON Web Key Set, like Google's `/oauth2/v3/certs`. */
  keySet(): PushTokenKeySet {
    const jwk = this.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...jwk, kid: this.keyId, alg: 'RS256', use: 'sig' }] };
  }

  /** For verifiers that read PEM by key id, like Google's `/oauth2/v1/certs`. */
  certificates(): Record<string, string> {
    return { [this.keyId]: this.publicKey.export({ type: 'spki', format: 'pem' }).toString() };
  }

  private claimsOf(subject: PushTokenSubject, issuedAt: number, expiresAt: number) {
    // Google's subject is the numeric id of the service account: stable, and nothing else.
    const digest = createHash('sha256').update(subject.serviceAccountEmail).digest();
    const subjectId = String(digest.readBigUInt64BE()).padStart(21, '1').slice(0, 21);
    return {
      iss: ISSUER,
      aud: subject.audience,
      azp: subjectId,
      sub: subjectId,
      email: subject.serviceAccountEmail,
      email_verified: true,
      iat: issuedAt,
      exp: expiresAt,
    };
  }

  private encode(claims: object): string {
    const header = { alg: 'RS256', kid: this.keyId, typ: 'JWT' };
    const content = `${toBase64Url(header)}.${toBase64Url(claims)}`;
    return `${content}.${sign('RSA-SHA256', Buffer.from(content), this.privateKey).toString('base64url')}`;
  }
}

function toBase64Url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
