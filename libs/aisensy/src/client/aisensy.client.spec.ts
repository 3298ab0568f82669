import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { AisensyClient } from './aisensy.client';

describe('AisensyClient', () => {
  let api: FakeDirectApi;
  let client: AisensyClient;

  beforeEach(async () => {
    api = await new FakeDirectApi().start();
    client = new AisensyClient({
      baseUrl: api.baseUrl,
      markReadTimeoutMs: 2_000,
      requestTimeoutMs: 2_000,
      mediaTimeoutMs: 2_000,
      maxMediaBytes: 1_000,
    });
  });
  afterEach(() => api.stop());

  it('defaults to AiSensy itself, with 10 s for a send, 3 s for mark-read and 30 s for media', () => {
    expect(new AisensyClient().settings).toMatchObject({
      baseUrl: 'https://backend.aisensy.com/direct-apis/t1',
      sendTimeoutMs: 10_000,
      markReadTimeoutMs: 3_000,
      mediaTimeoutMs: 30_000,
    });
  });

  describe('markRead', () => {
    it('sends the typing flag as the text "true", or not at all', async () => {
      api.on('POST /mark-read', (_request, response) => answerJson(response, 200, {}));
      await client.markRead('token', { wamid: 'wamid.in', typing: true });
      await client.markRead('token', { wamid: 'wamid.in', typing: false });
      expect(api.bodies('/mark-read')).toEqual([
        { messageId: 'wamid.in', showTypingIndicator: 'true' },
        { messageId: 'wamid.in' },
      ]);
    });

    it('is transient, not unknown, when no answer comes', async () => {
      api.on('POST /mark-read', () => undefined);
      const error = await captureError(client.markRead('token', { wamid: 'wamid.in', typing: true }));
      expect(error).toBeInstanceOf(TransientError);
      expect(error.code).toBe('AISENSY.NO_ANSWER');
    });
  });

  describe('regenerateToken', () => {
    it.each([
      ['users[0].token', { users: [{ token: 'jwt' }] }],
      ['token', { token: 'jwt' }],
      ['access_token', { access_token: 'jwt' }],
      ['jwt_token', { jwt_token: 'jwt' }],
      ['data.token', { data: { token: 'jwt' } }],
    ])('buys a non-expiring token with the refresh token and reads it from %s', async (_place, body) => {
      api.on('POST /users/regenrate-token', (_request, response) => answerJson(response, 200, body));
      await expect(client.regenerateToken('cmVmcmVzaA==')).resolves.toBe('jwt');
      expect(api.requests[0]?.authorization).toBe('Bearer cmVmcmVzaA==');
      expect(api.bodies('/users/regenrate-token')).toEqual([{ direct_api: true }]);
    });

    it('is transient when the answer holds no token', async () => {
      api.on('POST /users/regenrate-token', (_request, response) => answerJson(response, 200, { users: [] }));
      const error = await captureError(client.regenerateToken('refresh'));
      expect(error).toBeInstanceOf(TransientError);
      expect(error.code).toBe('AISENSY.ANSWER_INVALID');
    });

    it('is permanent when the refresh token names no user', async () => {
      api.on('POST /users/regenrate-token', (_request, response) =>
        answerJson(response, 500, { message: 'Illegal arguments: string, undefined' }),
      );
      const error = await captureError(client.regenerateToken('refresh'));
      expect(error).toBeInstanceOf(PermanentError);
      expect(error.code).toBe('AISENSY.REFRESH_TOKEN_INVALID');
    });
  });

  describe('media', () => {
    it('uploads a file as multipart', async () => {
      api.on('POST /media', (_request, response) => answerJson(response, 200, { id: 'media-1' }));
      const file = { data: Buffer.from('%PDF-1.7'), mimeType: 'application/pdf', filename: 'b.pdf' };
      await expect(client.uploadMedia('token', file)).resolves.toBe('media-1');
      const [request] = api.requests;
      expect(request?.contentType).toMatch(/^multipart\/form-data; boundary=/);
      const text = request?.body.toString() ?? '';
      expect(text).toContain('name="messaging_product"\r\n\r\nwhatsapp');
      expect(text).toContain(
        'name="file"; filename="b.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7',
      );
    });

    it('receives a file as a stream of bytes', async () => {
      const bytes = Buffer.from([0, 255, 1, 254]);
      api.on('POST /get-media', (_request, response) => {
        response.writeHead(200, { 'content-type': 'Audio/OGG; codecs=opus' }).end(bytes);
      });
      const file = await client.getMedia('token', 'media-1');
      expect(file).toEqual({ data: bytes, mimeType: 'audio/ogg' });
      expect(api.requests[0]?.path).toBe('/get-media?responseType=stream');
      expect(api.bodies('/get-media')).toEqual([{ id: 'media-1' }]);
    });

    it('refuses a file that announces more than the cap', async () => {
      api.on('POST /get-media', (_request, response) => {
        response.writeHead(200, { 'content-length': '1001' });
        response.end(Buffer.alloc(1001));
      });
      const error = await captureError(client.getMedia('token', 'media-1'));
      expect(error).toBeInstanceOf(PermanentError);
      expect(error).toMatchObject({ code: 'AISENSY.MEDIA_TOO_LARGE', context: { maxBytes: 1_000 } });
    });

    it('stops receiving an endless file at the cap', async () => {
      let closed: () => void = () => undefined;
      const gone = new Promise<void>((resolve) => (closed = resolve));
      api.on('POST /get-media', (_request, response) => {
        const timer = setInterval(() => response.write(Buffer.alloc(400)), 2);
        response.on('close', () => {
          clearInterval(timer);
          closed();
        });
      });
      const error = await captureError(client.getMedia('token', 'media-1'));
      expect(error.code).toBe('AISENSY.MEDIA_TOO_LARGE');
      await gone;
    });

    it('is transient when a file ends early', async () => {
      api.on('POST /get-media', (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('part');
        setTimeout(() => response.destroy(), 20);
      });
      const error = await captureError(client.getMedia('token', 'media-1'));
      expect(error).toBeInstanceOf(TransientError);
    });

    it('fetches a URL of its own origin without the token', async () => {
      api.on('GET /file', (_request, response) => {
        response.writeHead(200, { 'content-type': 'image/jpeg' }).end('jpeg');
      });
      const file = await client.fetchMediaUrl(`${api.baseUrl}/file`);
      expect(file).toEqual({ data: Buffer.from('jpeg'), mimeType: 'image/jpeg' });
      expect(api.requests[0]?.authorization).toBeUndefined();
    });

    it.each([
      'http://169.254.169.254/computeMetadata/v1/',
      'http://d1.cloudfront.net/a.jpg',
      'https://cloudfront.net.evil.example/a.jpg',
      'https://evilcloudfront.net/a.jpg',
      'file:///etc/passwd',
      'no url',
    ])('does not fetch %s', async (address) => {
      const error = await captureError(client.fetchMediaUrl(address));
      expect(error).toBeInstanceOf(PermanentError);
      expect(error.code).toBe('AISENSY.MEDIA_URL_REFUSED');
      expect(error.message).not.toContain(address);
    });

    it('maps an expired URL', async () => {
      const error = await captureError(client.fetchMediaUrl(`${api.baseUrl}/gone`));
      expect(error.code).toBe('AISENSY.NOT_FOUND');
    });

    it('deletes a file by id', async () => {
      api.on('DELETE /media', (_request, response) => void response.writeHead(204).end());
      await client.deleteMedia('token', 'a/b');
      expect(api.requests[0]).toMatchObject({ method: 'DELETE', path: '/media?mediaId=a%2Fb' });
    });
  });

  it('lists templates and leaves out what is none', async () => {
    api.on('GET /get-templates', (_request, response) =>
      answerJson(response, 200, {
        data: [
          {
            id: 7,
            name: 'cards',
            language: 'en',
            status: 'APPROVED',
            category: 'MARKETING',
            components: [{}],
          },
          { id: 'x' },
          'noise',
        ],
      }),
    );
    await expect(client.listTemplates('token')).resolves.toEqual([
      { id: '7', name: 'cards', language: 'en', status: 'APPROVED', category: 'MARKETING', components: [{}] },
    ]);
  });
});
