import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadSandboxConfig } from '@whatsapp-agent/config';
import OpenAI from 'openai';
import { OpenAiStandIn } from '../openai';
import { createHttpApp } from './http-app';
import { SandboxParts } from './sandbox-parts.service';

/** The OpenAI stand-in as the sandbox mounts it. */
describe('OpenAI part', () => {
  let app: NestFastifyApplication;
  let baseUrl: string;

  beforeAll(async () => {
    app = await createHttpApp(loadSandboxConfig({ SANDBOX_PARTS: 'openai', LOG_LEVEL: 'error' }));
    await app.listen(0, '127.0.0.1');
    baseUrl = await app.getUrl();
    await app.get(SandboxParts).start();
  });
  afterAll(() => app.close());

  async function put(path: string, body: unknown) {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async function say(text: string): Promise<string | null | undefined> {
    const client = new OpenAI({ apiKey: 'any', baseURL: `${baseUrl}/openai/v1`, maxRetries: 0 });
    const answer = await client.chat.completions.create({
      model: 'gpt-4.1-mini',
      messages: [{ role: 'user', content: text }],
    });
    return answer.choices[0]?.message.content;
  }

  it('tells where it is and answers there', async () => {
    const health = await (await fetch(`${baseUrl}/api/health`)).json();
    expect(health).toMatchObject({ parts: { openai: { baseUrl: expect.stringMatching(/\/openai\/v1$/) } } });
    expect(await say('what are you?')).toContain('demo model');
  });

  it('breaks and heals by the faults of the sandbox', async () => {
    expect(await put('/api/faults', { openai: { rate500: 1 } })).toMatchObject({
      status: 200,
      body: { openai: { rate500: 1 } },
    });
    await expect(say('hello')).rejects.toMatchObject({ status: 500 });
    expect(await put('/api/faults', { openai: { rate404: 1 } })).toMatchObject({ status: 400 });
    await expect(say('hello')).rejects.toMatchObject({ status: 500 });
    await put('/api/faults', { openai: {} });
    expect(await say('hello')).toContain('rent or buy');
  });

  it('forgets script and requests on a reset of the sandbox', async () => {
    await put('/openai/script', [{ text: 'scripted' }, { text: 'never said' }]);
    expect(await say('hello')).toBe('scripted');

    await fetch(`${baseUrl}/api/reset`, { method: 'POST' });

    expect(app.get(OpenAiStandIn).requests.list()).toEqual([]);
    expect(await say('hello')).not.toBe('never said');
  });
});
