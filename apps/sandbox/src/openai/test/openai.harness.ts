import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import OpenAI from 'openai';
import { OpenAiModule } from '../openai.module';
import { OPENAI_API_PATH } from '../openai.path';
import { OpenAiStandIn } from '../openai-stand-in';
import type { RecordedRequest } from '../requests/recorded-request';

/** The stand-in as an app on a port, and the real client in front of it. */
export class OpenAiHarness {
  readonly client: OpenAI;

  private constructor(
    readonly standIn: OpenAiStandIn,
    private readonly app: NestFastifyApplication,
    readonly origin: string,
  ) {
    this.client = new OpenAI({
      apiKey: 'any-key',
      baseURL: `${origin}/${OPENAI_API_PATH}`,
      maxRetries: 0,
      logLevel: 'off',
    });
  }

  static async start(random?: () => number): Promise<OpenAiHarness> {
    const standIn = new OpenAiStandIn(random);
    const module = await Test.createTestingModule({ imports: [OpenAiModule.forStandIn(standIn)] }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(
      new FastifyAdapter({ forceCloseConnections: true }),
      { logger: false },
    );
    await app.listen(0, '127.0.0.1');
    return new OpenAiHarness(standIn, app, await app.getUrl());
  }

  /** No faults, no script, no memory of requests. */
  reset(): void {
    this.standIn.faults = {};
    this.standIn.reset();
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  /** Calls the control API. */
  async control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.origin}/openai/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** The newest request, once it is no longer pending. */
  async lastRequest(): Promise<RecordedRequest | undefined> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const last = this.standIn.requests.list().at(-1);
      if (last && last.outcome !== 'pending') return last;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.standIn.requests.list().at(-1);
  }
}
