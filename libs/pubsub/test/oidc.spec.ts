import { Logger } from '@nestjs/common';
import { GoogleOidcVerifier, PushTokenRejectedError } from '../src';
import { TokenIssuer } from '@whatsapp-agent/testing';

describe('GoogleOidcVerifier', () => {
  beforeAll(() => void Logger.overrideLogger(false));

  const issuer = new TokenIssuer();
  const identity = {
    audience: 'https://worker.example/pubsub/push',
    serviceAccountEmail: 'pusher@project.iam.gserviceaccount.com',
  };
  let verifier: GoogleOidcVerifier;

  beforeAll(async () => {
    await issuer.start();
    verifier = new GoogleOidcVerifier({ ...identity, certsUrl: issuer.certsUrl });
  });
  afterAll(() => issuer.stop());

  it('accepts the token of the configured service account for the configured audience', async () => {
    await expect(verifier.verify(`Bearer ${issuer.sign()}`)).resolves.toBeUndefined();
  });

  it.each([
    ['another audience', { aud: 'https://other.example' }, 'INVALID'],
    ['another issuer', { iss: 'https://evil.example' }, 'INVALID'],
    ['an expired token', { iat: 1_000_000, exp: 1_003_600 }, 'INVALID'],
    ['a token without expiry', { exp: undefined }, 'INVALID'],
    [
      'another service account of Google',
      { email: 'somebody@evil.iam.gserviceaccount.com' },
      'WRONG_IDENTITY',
    ],
    ['an address nobody verified', { email_verified: false }, 'WRONG_IDENTITY'],
    ['an address verified in words only', { email_verified: 'true' }, 'WRONG_IDENTITY'],
    ['no address', { email: undefined }, 'WRONG_IDENTITY'],
  ])('refuses %s', async (_, claims, reason) => {
    const failure = await verifier.verify(`Bearer ${issuer.sign(claims)}`).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PushTokenRejectedError);
    expect(failure).toMatchObject({ reason });
  });

  it.each([
    ['no header', undefined, 'MISSING'],
    ['another scheme', 'Basic abc', 'MISSING'],
    ['nonsense', 'Bearer nonsense', 'INVALID'],
  ])('refuses %s', async (_, header, reason) => {
    await expect(verifier.verify(header)).rejects.toMatchObject({ reason });
  });

  it('refuses a signature of another key, an unknown key and an unsigned token, without quoting any', async () => {
    const [header, payload] = issuer.sign({}, { alg: 'none' }).split('.');
    for (const token of [issuer.forge(), issuer.sign({}, { kid: 'other' }), `${header}.${payload}.`]) {
      const failure = await verifier.verify(`Bearer ${token}`).catch((error: unknown) => error);
      expect(failure).toMatchObject({ reason: 'INVALID' });
      expect(JSON.stringify(failure) + String(failure)).not.toContain(token.split('.')[1]);
    }
  });

  it('does not mistake unreachable keys for a bad token', async () => {
    const cut = new GoogleOidcVerifier({ ...identity, certsUrl: 'http://127.0.0.1:9/certs' });
    const failure = await cut.verify(`Bearer ${issuer.sign()}`).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(PushTokenRejectedError);
  }, 20_000);

  it.each([{ audience: '' }, { serviceAccountEmail: ' ' }, { audience: [] }])(
    'cannot be made with %o: it would let everybody in',
    (hole) => {
      expect(() => new GoogleOidcVerifier({ ...identity, ...hole })).toThrow('needs a non-empty');
    },
  );
});
