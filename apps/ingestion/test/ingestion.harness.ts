import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { loadIngestionConfig } from '@whatsapp-agent/config';
import { createLogger, NestLogger } from '@whatsapp-agent/observability';
import { PubSubClient } from '@whatsapp-agent/pubsub';
import { AppModule } from '../src/app/app.module';
import { configureApp, createHttpAdapter } from '../src/app/create-app';
import { RecordingPubSubClient } from './recording-pubsub-client.fake';

/** Secrets the service under test is configured with. */
export const SECRETS = {
  META_APP_SECRET: 'meta-app-secret-canary',
  AISENSY_WEBHOOK_SECRET: 'aisensy-shared-secret-canary',
  WEBHOOK_URL_SECRET: 'url-secret-canary-0123456789',
  WEBHOOK_VERIFY_TOKEN: 'verify-token-canary',
};

export interface StartOptions {
  env?: Record<string, string>;
  /** Talks to the broker of the environment instead of the recording one. */
  realClient?: boolean;
}

/** The whole service on a port of this machine; only the broker's client is replaced, unless told otherwise. */
export class IngestionHarness {
  private constructor(
    readonly url: string,
    readonly broker: RecordingPubSubClient,
    private readonly app: NestFastifyApplication,
    private readonly output: string[],
    private readonly served: ReadonlySet<string>,
  ) {}

  static async start({ env = {}, realClient = false }: StartOptions = {}): Promise<IngestionHarness> {
    const config = loadIngestionConfig({
      GCP_PROJECT: 'demo',
      WEBHOOK_AUTH: 'meta-signature,aisensy-signature,url-secret',
      ...SECRETS,
      ...env,
    });
    const output: string[] = [];
    const destination = { write: (line: string) => void output.push(line) };
    const logger = createLogger({ service: 'ingestion', level: 'debug', pretty: false, destination });
    const broker = new RecordingPubSubClient();
    const builder = Test.createTestingModule({ imports: [AppModule.register(config, logger)] });
    if (!realClient) builder.overrideProvider(PubSubClient).useValue(broker);
    const module = await builder.compile();
    const adapter = createHttpAdapter();
    const routes = new Set<string>();
    adapter.getInstance().addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) {
        if (/^(GET|POST)$/.test(one))
          routes.add(`${one.toLowerCase()} ${url.replace(/:(\w+)/g, '{$1}') || '/'}`);
      }
    });
    const app = module.createNestApplication<NestFastifyApplication>(adapter, {
      bodyParser: false,
      logger: new NestLogger(logger),
    });
    await configureApp(app, config);
    await app.listen(0, '127.0.0.1');
    return new IngestionHarness(await app.getUrl(), broker, app, output, routes);
  }

  post(path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { method: 'POST', body, headers });
  }

  /** What is answered, as `get /webhook/{secret}`. */
  routes(): string[] {
    return [...this.served];
  }

  /** Everything that was logged. */
  log(): string {
    return this.output.join('');
  }

  lines(): Record<string, unknown>[] {
    return this.output.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Forgets what was published and logged. */
  reset(): void {
    this.broker.reset();
    this.output.length = 0;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
