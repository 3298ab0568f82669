import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAiSpeechReader } from './openai-speech.reader';

describe('OpenAiSpeechReader', () => {
  let server: Server;
  let received: { path?: string; authorization?: string; body: string };
  let answer: { status: number; body: string };

  beforeEach(async () => {
    answer = { status: 200, body: JSON.stringify({ text: '  Two bedrooms in Marina ' }) };
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received = {
          path: request.url,
          authorization: request.headers.authorization,
          body: Buffer.concat(chunks).toString('latin1'),
        };
        if (answer.status > 0)
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function connect(timeoutMs = 20_000): OpenAiSpeechReader {
    const { port } = server.address() as AddressInfo;
    return new OpenAiSpeechReader({
      baseUrl: `http://127.0.0.1:${port}/v1`,
      apiKey: 'a-key',
      model: 'whisper-1',
      timeoutMs,
    });
  }
  const OGG = { data: Buffer.from('OggS sound'), mimeType: 'audio/ogg' };
  const { signal } = new AbortController();

  it('sends the file and gives back what is said', async () => {
    await expect(connect().transcribe(OGG, signal)).resolves.toBe('Two bedrooms in Marina');
    expect(received).toMatchObject({ path: '/v1/audio/transcriptions', authorization: 'Bearer a-key' });
    expect(received.body).toMatch(/filename="voice\.ogg"[^]*OggS sound/);
    expect(received.body).toContain('whisper-1');
  });

  it.each([
    [501, '{"error":{"message":"cannot hear"}}'],
    [429, '{}'],
    [200, '{"text":"   "}'],
    [200, 'no json'],
    [0, ''],
  ])('hears nothing when the endpoint answers %i %s', async (status, body) => {
    answer = { status, body };
    // An answer that never comes is not waited for long.
    await expect(connect(status === 0 ? 500 : undefined).transcribe(OGG, signal)).resolves.toBeUndefined();
  });

  it('does not send what is no sound', async () => {
    await expect(connect().transcribe({ ...OGG, mimeType: 'text/html' }, signal)).resolves.toBeUndefined();
  });

  it('rejects with the reason of an abort', async () => {
    const reason = new Error('newer input');
    answer = { status: 0, body: '' };
    const abort = new AbortController();
    const heard = connect().transcribe(OGG, abort.signal);
    abort.abort(reason);
    await expect(heard).rejects.toBe(reason);
  });
});
