import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CONVERSATION_WAKER } from '@whatsapp-agent/agent';
import { loadWorkerConfig } from '@whatsapp-agent/config';
import {
  CONVERSATION_STORE,
  HANDOFF_DESK,
  MESSAGE_SENDER,
  NOTIFICATION_QUEUE,
  OPERATOR_DESK,
  PROPERTY_CATALOG,
  TENANT_DIRECTORY,
  VISIT_BOOK,
  VISIT_REMINDERS,
  type InboundMessage,
  type SendRequest,
  type Tenant,
} from '@whatsapp-agent/contracts';
import { createLogger, NestLogger } from '@whatsapp-agent/observability';
import { PUSH_TOKEN_VERIFIER } from '@whatsapp-agent/pubsub';
import {
  buildProperties,
  InMemoryConversationStore,
  InMemoryHandoffDesk,
  InMemoryNotificationQueue,
  InMemoryOperatorDesk,
  InMemoryPropertyCatalog,
  InMemoryVisitBook,
  ScriptedChatCompletions,
} from '@whatsapp-agent/testing';
import { AppModule } from '../src/app/app.module';
import { configureApp, createHttpAdapter } from '../src/app/create-app';

export const KEYS = { CHAT_API_KEY: 'chat-key-canary-0123', OPERATOR_KEY: 'operator-key-canary-0' };
const TENANT: Tenant = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Test',
  wabaId: 'w1',
  phoneNumberId: 'p1',
  timezone: 'Asia/Dubai',
};

/** The whole worker over HTTP: events come by push, the ports are in memory, the model is a scripted server. */
export class WorkerHarness {
  readonly sent: SendRequest[] = [];
  readonly woken: string[] = [];
  readonly output: string[] = [];
  readonly store = new InMemoryConversationStore([TENANT]);
  readonly visits = new InMemoryVisitBook(this.store.rows);
  url = '';
  private scripted?: ScriptedChatCompletions;
  private app?: NestFastifyApplication;

  get model(): ScriptedChatCompletions {
    if (!this.scripted) throw new Error('start the harness first');
    return this.scripted;
  }

  async start(env: Record<string, string> = {}): Promise<this> {
    this.scripted = await ScriptedChatCompletions.start();
    this.store.quietMs = 20;
    const config = loadWorkerConfig({
      GCP_PROJECT: 'demo',
      // Nobody listens there: nothing of a test reaches a broker or a database.
      PUBSUB_EMULATOR_HOST: '127.0.0.1:9',
      NEXT_PUBLIC_SUPABASE_URL: 'http://127.0.0.1:9',
      NEXT_PUBLIC_SUPABASE_ANON_KEY: 'anon-canary',
      SUPABASE_SERVICE_ROLE_KEY: 'service-role-canary',
      CREDENTIALS_KEY: Buffer.alloc(32, 1).toString('base64'),
      PUBSUB_PUSH_AUDIENCE: 'audience',
      PUBSUB_PUSH_SERVICE_ACCOUNT: 'push@demo.iam.gserviceaccount.com',
      OPENAI_API_KEY: 'model-key-canary',
      OPENAI_BASE_URL: this.model.url,
      ...KEYS,
      ...env,
    });
    const destination = { write: (line: string) => void this.output.push(line) };
    const logger = createLogger({ service: 'worker', level: 'debug', pretty: false, destination });
    const module = await this.override(AppModule.register(config, logger)).compile();
    const app = module.createNestApplication<NestFastifyApplication>(createHttpAdapter(), {
      logger: new NestLogger(logger),
    });
    configureApp(app, config);
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    this.url = await app.getUrl();
    this.app = app;
    return this;
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.model.close();
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Delivers an event as Pub/Sub's push does; resolves with the HTTP status. */
  async push(pattern: string, data: unknown, more: Record<string, string> = {}): Promise<number> {
    const message = {
      data: Buffer.from(JSON.stringify(data)).toString('base64'),
      attributes: { pattern, ...more },
      messageId: `${Math.floor(Math.random() * 1e15)}`,
      publishTime: new Date().toISOString(),
    };
    const name = pattern === 'whatsapp.status.v1' ? 'status-sub' : 'sub';
    const subscription = `projects/demo/subscriptions/whatsapp-prop8t-message-processing-${name}`;
    return (await this.post('/pubsub/push', { message, subscription }, { authorization: 'Bearer any' }))
      .status;
  }

  inbound(text: string, change: Partial<InboundMessage> = {}): InboundMessage {
    const at = new Date().toISOString();
    return {
      account: { phoneNumberId: 'p1' },
      contact: { waId: '971500000001', profileName: 'Asha' },
      origin: 'customer',
      wamid: `wamid.${Math.random()}`,
      sentAt: at,
      receivedAt: at,
      index: 0,
      content: { kind: 'text', text },
      ...change,
    };
  }

  private override(module: ReturnType<typeof AppModule.register>) {
    const tenants = {
      findFirstTenant: async () => TENANT,
      findTenant: async () => TENANT,
      ensureDefaultTenant: async () => false,
    };
    const waker = { wake: async (id: string) => void this.woken.push(id), wakeLater: () => undefined };
    const sender = {
      send: async (request: SendRequest) => {
        this.sent.push(request);
        return { wamid: `wamid.out.${this.sent.length}` };
      },
      markRead: async () => undefined,
    };
    return Test.createTestingModule({ imports: [module] })
      .overrideProvider(CONVERSATION_STORE)
      .useValue(this.store)
      .overrideProvider(OPERATOR_DESK)
      .useValue(new InMemoryOperatorDesk(this.store.rows))
      .overrideProvider(TENANT_DIRECTORY)
      .useValue(tenants)
      .overrideProvider(PROPERTY_CATALOG)
      .useValue(new InMemoryPropertyCatalog({ [TENANT.id]: buildProperties(12) }))
      .overrideProvider(VISIT_BOOK)
      .useValue(this.visits)
      .overrideProvider(VISIT_REMINDERS)
      .useValue(this.visits)
      .overrideProvider(NOTIFICATION_QUEUE)
      .useValue(new InMemoryNotificationQueue(this.store.rows))
      .overrideProvider(HANDOFF_DESK)
      .useValue(new InMemoryHandoffDesk(this.store.rows))
      .overrideProvider(MESSAGE_SENDER)
      .useValue(sender)
      .overrideProvider(CONVERSATION_WAKER)
      .useValue(waker)
      .overrideProvider(PUSH_TOKEN_VERIFIER)
      .useValue({ verify: async () => undefined });
  }
}
