import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ConfigError, OutcomeUnknownError, PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { AisensyClient } from './aisensy.client';

const BODY = { to: '971500000000', type: 'text', text: { body: 'hello' } };

describe('AisensyClient.sendMessage', () => {
  let api: FakeDirectApi;
  let client: AisensyClient;

  beforeEach(async () => {
    api = await new FakeDirectApi().start();
    client = new AisensyClient({ baseUrl: `${api.baseUrl}/`, sendTimeoutMs: 2_000 });
  });
  afterEach(() => api.stop());

  const answerWith = (body: unknown, status = 200) =>
    api.on('POST /messages', (_request, response) => answerJson(response, status, body));

  it('posts the body as JSON with the bearer', async () => {
    answerWith({ messages: [{ id: 'wamid.1' }] });
    await expect(client.sendMessage('token', BODY)).resolves.toEqual({ wamid: 'wamid.1' });
    expect(api.requests).toHaveLength(1);
    expect(api.requests[0]).toMatchObject({
      method: 'POST',
      path: '/messages',
      authorization: 'Bearer token',
      contentType: 'application/json',
    });
    expect(api.bodies('/messages')).toEqual([BODY]);
  });

  it.each([
    ['messages[0].id', { messages: [{ id: 'wamid.1', message_status: 'accepted' }], id: 'other' }],
    ['messages[0].messageId', { messages: [{ messageId: 'wamid.1' }] }],
    ['messageId', { messageId: 'wamid.1' }],
    ['message_id', { status: 'success', message_id: 'wamid.1' }],
    ['id', { id: 'wamid.1' }],
    ['data.messages[0].id', { data: { messages: [{ id: 'wamid.1' }] } }],
  ])('reads the id from %s', async (_path, body) => {
    answerWith(body);
    await expect(client.sendMessage('token', BODY)).resolves.toEqual({ wamid: 'wamid.1' });
  });

  it.each([
    ['no id', { messaging_product: 'whatsapp', messages: [{}] }],
    ['an id that is no text', { messages: [{ id: 17 }] }],
    ['an empty list', { messages: [] }],
    ['no JSON', '<html>ok</html>'],
    ['an empty body', ''],
    ['null', null],
    ['an error that is null', { error: null }],
  ])('takes a 200 with %s as accepted without id', async (_name, body) => {
    answerWith(body);
    await expect(client.sendMessage('token', BODY)).resolves.toEqual({});
  });

  it('takes a 200 whose body is cut off as accepted without id', async () => {
    api.on('POST /messages', (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"messages":[{"id":"wam');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(client.sendMessage('token', BODY)).resolves.toEqual({});
  });

  it('takes a 200 that carries an error as a refusal', async () => {
    answerWith({ error: { code: 131047, message: 'Re-engagement message' } });
    const error = await captureError(client.sendMessage('token', BODY));
    expect(error).toBeInstanceOf(PermanentError);
    expect(error).toMatchObject({ code: 'AISENSY.WINDOW_CLOSED', context: { providerCode: 131047 } });
  });

  it('reuses connections for calls that follow each other, refusals included', async () => {
    answerWith({ messages: [{ id: 'wamid.1' }] });
    for (let call = 0; call < 20; call++) await client.sendMessage('token', BODY);
    answerWith({ error: { code: 131056 } }, 400);
    for (let call = 0; call < 20; call++) await captureError(client.sendMessage('token', BODY));
    expect(api.requests).toHaveLength(40);
    // A second one may open while the first is being released; never one per call.
    expect(api.connections).toBeLessThanOrEqual(2);
  });

  it('does not follow a redirect', async () => {
    api.on('POST /messages', (_request, response) => {
      response.writeHead(302, { location: '/direct-apis/t1/elsewhere' }).end();
    });
    const error = await captureError(client.sendMessage('token', BODY));
    expect(error).toMatchObject({ code: 'AISENSY.REJECTED', context: { httpStatus: 302 } });
    expect(api.requests).toHaveLength(1);
  });

  describe('when nobody knows whether it was accepted', () => {
    it('says so after a time-out, once, without repeating the send', async () => {
      api.on('POST /messages', () => undefined);
      const started = Date.now();
      const error = await captureError(client.sendMessage('token', BODY, { context: { tenantId: 't1' } }));
      expect(Date.now() - started).toBeLessThan(9_000);
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(error).toMatchObject({
        code: 'AISENSY.OUTCOME_UNKNOWN',
        context: { tenantId: 't1', operation: 'sendMessage', reason: 'timeout' },
      });
      expect(api.requests).toHaveLength(1);
    });

    it('says so when the connection is reset after the request', async () => {
      api.on('POST /messages', (_request, response) => void response.socket?.resetAndDestroy());
      const error = await captureError(client.sendMessage('token', BODY));
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(error).toMatchObject({ code: 'AISENSY.OUTCOME_UNKNOWN', context: { cause: 'ECONNRESET' } });
      expect(api.requests).toHaveLength(1);
    });

    it('says so when the caller aborts after the request left', async () => {
      const abort = new AbortController();
      api.on('POST /messages', () => abort.abort());
      const error = await captureError(client.sendMessage('token', BODY, { signal: abort.signal }));
      expect(error).toMatchObject({ code: 'AISENSY.OUTCOME_UNKNOWN', context: { reason: 'aborted' } });
    });

    it.each([
      [502, '<html>Bad Gateway</html>'],
      [502, { message: 'Bad Gateway' }],
      [504, ''],
      [500, '<html>oops</html>'],
      [503, ''],
      [520, 'web server returned an unknown error'],
    ])('says so for HTTP %i with %j', async (status, body) => {
      answerWith(body, status);
      const error = await captureError(client.sendMessage('token', BODY));
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(error).toMatchObject({ code: 'AISENSY.OUTCOME_UNKNOWN', context: { httpStatus: status } });
    });
  });

  describe('when nothing was sent', () => {
    const expectUnreachable = async (baseUrl: string, reason: object) => {
      const error = await captureError(
        new AisensyClient({ baseUrl, sendTimeoutMs: 2_000 }).sendMessage('token', BODY),
      );
      expect(error).toBeInstanceOf(TransientError);
      expect(error).toMatchObject({ code: 'AISENSY.UNREACHABLE', context: reason });
    };

    it('is transient when the connection is refused', async () => {
      const closed = await new FakeDirectApi().start();
      const { baseUrl } = closed;
      await closed.stop();
      await expectUnreachable(baseUrl, { cause: 'ECONNREFUSED' });
    });

    it('is transient when the name does not resolve', async () => {
      await expectUnreachable('http://direct-api.invalid/t1', { operation: 'sendMessage' });
    });

    it('is transient when TLS cannot be agreed', async () => {
      await expectUnreachable(api.baseUrl.replace('http', 'https'), {
        cause: 'ERR_SSL_WRONG_VERSION_NUMBER',
      });
    });

    it('is transient when the time is up before a connection exists', async () => {
      const sockets: Socket[] = [];
      const silent: Server = createServer((socket) => sockets.push(socket));
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      try {
        const { port } = silent.address() as AddressInfo;
        await expectUnreachable(`https://127.0.0.1:${port}/t1`, { reason: 'timeout' });
      } finally {
        sockets.forEach((socket) => socket.destroy());
        silent.close();
      }
    });

    it('is transient when the caller aborted before', async () => {
      const error = await captureError(client.sendMessage('token', BODY, { signal: AbortSignal.abort() }));
      expect(error).toBeInstanceOf(TransientError);
      expect(error.code).toBe('AISENSY.ABORTED');
      expect(api.requests).toHaveLength(0);
    });

    it('is permanent when the token cannot be a header, and does not quote it', async () => {
      const error = await captureError(client.sendMessage('two\nlines', BODY));
      expect(error).toBeInstanceOf(PermanentError);
      expect(error.code).toBe('AISENSY.REQUEST_INVALID');
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('lines');
      expect(api.requests).toHaveLength(0);
    });

    it('is permanent when the body cannot be written as JSON', async () => {
      const error = await captureError(client.sendMessage('token', { ...BODY, count: 1n }));
      expect(error).toBeInstanceOf(PermanentError);
      expect(error.code).toBe('AISENSY.PAYLOAD_REJECTED');
      expect(api.requests).toHaveLength(0);
    });
  });

  it.each(['', 'backend.aisensy.com', 'ftp://x/y'])('refuses the base URL "%s" at once', (baseUrl) => {
    expect(() => new AisensyClient({ baseUrl })).toThrow(ConfigError);
  });
});
