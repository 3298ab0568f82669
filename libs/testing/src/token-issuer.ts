import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** An identity provider of the tests' own: signs tokens with RS256 and serves its keys over HTTP as Google does. */
export class TokenIssuer {
  private readonly pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private server?: Server;
  certsUrl = '';

  async start(): Promise<void> {
    const pem = this.pair.publicKey.export({ type: 'spki', format: 'pem' });
    this.server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ 'key-1': pem }));
    }).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The issuer got no port.');
    this.certsUrl = `http://127.0.0.1:${address.port}/certs`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
    await (this.server && once(this.server, 'close'));
  }

  /** A token like that of a push subscription, with `claims` changed. */
  sign(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
    return this.signWith(this.pair.privateKey, claims, header);
  }

  /** The same token, signed by somebody else under our key id. */
  forge(): string {
    return this.signWith(this.stranger.privateKey, {}, {});
  }

  private signWith(key: KeyObject, claims: object, header: object): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: 'https://accounts.google.com',
      aud: 'https://worker.example/pubsub/push',
      email: 'pusher@project.iam.gserviceaccount.com',
      email_verified: true,
      iat: now,
      exp: now + 3600,
      ...claims,
    };
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header })}.${encode(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }
}
