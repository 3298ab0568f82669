import { randomUUID } from 'node:crypto';
import type { INestApplication, Type } from '@nestjs/common';
import { Logger, ValidationPipe } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { PubSub, type Message, type Subscription, type Topic } from '@google-cloud/pubsub';
import { connectPubSub, ensureTopology, PubSubServer } from '../src';
import type { PubSubServerOptions, PubSubSubscriptionOptions } from '../src';

/** Topics and subscriptions of one test, on a shared broker. */
export class TestBed {
  readonly projectId = 'pubsub-tests';
  readonly topic = `events-${randomUUID()}`;
  readonly subscription = `${this.topic}-sub`;
  readonly second = `${this.topic}-second`;
  readonly deadLetterTopic = `${this.topic}-dead`;
  readonly pubsub: PubSub;
  readonly parked: Message[] = [];
  private readonly deadLetters: Subscription;
  private publisher?: Topic;
  private readonly apps: INestApplication[] = [];

  constructor(readonly host: string) {
    this.pubsub = new PubSub({ projectId: this.projectId, apiEndpoint: host });
    this.deadLetters = this.pubsub.subscription(`${this.deadLetterTopic}-sub`);
  }

  /** Two subscriptions on one topic, and a dead-letter topic whose messages land in {@link parked}. */
  async prepare({ ordered = false, exactlyOnce = false } = {}): Promise<void> {
    const retry = { minSeconds: 0, maxSeconds: 1 };
    const deadLetter = { topic: this.deadLetterTopic };
    const base = { topic: this.topic, retry, deadLetter, ackDeadlineSeconds: 10, ordered, exactlyOnce };
    await ensureTopology(this.pubsub, {
      topics: [{ name: this.topic }, { name: this.deadLetterTopic }],
      subscriptions: [
        { ...base, name: this.subscription },
        { ...base, name: this.second },
        { name: `${this.deadLetterTopic}-sub`, topic: this.deadLetterTopic },
      ],
    });
    this.deadLetters
      .on('message', (message: Message) => {
        this.parked.push(message);
        message.ack();
      })
      .on('error', () => undefined);
  }

  serverOptions(overrides: Partial<PubSubServerOptions> = {}): PubSubServerOptions {
    const subscriptions: PubSubSubscriptionOptions[] = [{ name: this.subscription, key: 'main' }];
    return {
      projectId: this.projectId,
      emulatorHost: this.host,
      deadLetterTopic: this.deadLetterTopic,
      subscriptions,
      ...overrides,
    };
  }

  /** A running hybrid app with these controllers; HTTP is not listening. */
  async start(
    controllers: Type[],
    overrides: Partial<PubSubServerOptions> = {},
    providers: Type[] = [],
  ): Promise<PubSubServer> {
    const server = new PubSubServer(this.serverOptions(overrides));
    await this.startApp(Test.createTestingModule({ controllers, providers }), server);
    return server;
  }

  async startApp(builder: TestingModuleBuilder, server?: PubSubServer): Promise<INestApplication> {
    const module = await builder.compile();
    const app = module.createNestApplication(new FastifyAdapter(), { logger: false });
    Logger.overrideLogger(false);
    connectPubSub(app, server, { pipes: [new ValidationPipe({ transform: true })] });
    await app.init();
    await app.startAllMicroservices();
    this.apps.push(app);
    return app;
  }

  async publish(
    pattern: string | undefined,
    data: unknown,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const attributes = { ...(pattern === undefined ? {} : { pattern }), ...(more['attributes'] as object) };
    const body = Buffer.isBuffer(data) ? data : Buffer.from(JSON.stringify(data));
    // One object: its queue is what keeps the messages of an ordering key in order.
    this.publisher ??= this.pubsub.topic(this.topic);
    return this.publisher.publishMessage({ ...more, data: body, attributes });
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.close()));
    await this.deadLetters.close();
    await this.pubsub.close();
  }
}
