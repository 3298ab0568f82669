import { setTimeout as sleep } from 'node:timers/promises';
import { context, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { lastValueFrom } from 'rxjs';
import type { Message, Subscription } from '@google-cloud/pubsub';
import { PubSubClient, PubSubContext, PubSubPublishError, PubSubRecordBuilder } from '../src';
import { findFreePort, startBroker, type Broker } from './broker';
import { TcpProxy } from './tcp-proxy';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

describe('PubSubClient', () => {
  let broker: Broker;
  let bed: TestBed;
  let client: PubSubClient;
  let received: Message[];
  let listener: Subscription;

  const newClient = (overrides = {}) =>
    new PubSubClient({ projectId: bed.projectId, emulatorHost: bed.host, topic: bed.topic, ...overrides });

  /** The channel notices only after its own back-off that the broker is there again. */
  const publishAtLast = (sender: PubSubClient, pattern: string) =>
    waitFor(`${pattern} is published`, () =>
      sender.publish(pattern, {}).then(
        () => true,
        () => false,
      ),
    );

  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    broker = await startBroker();
    bed = new TestBed(broker.host);
    await bed.prepare();
    listener = bed.pubsub.subscription(bed.subscription);
    listener.on('message', (message: Message) => {
      received.push(message);
      message.ack();
    });
  }, 30_000);
  afterAll(async () => {
    await listener.close();
    context.disable();
    await bed.stop();
    await broker.stop();
  });
  beforeEach(() => {
    received = [];
    client = newClient();
  });
  afterEach(() => client.close());

  it('resolves emit and publish with the id the broker gave', async () => {
    const emitted = await lastValueFrom(client.emit<string>('a.v1', { n: 1 }));
    const published = await client.publish('b.v1', { n: 2 }, { attributes: { tenantKey: 't' } });
    await waitFor('both arrive', () => received.length === 2);
    const byId = new Map(received.map((message) => [message.id, message]));
    expect(byId.get(emitted)?.attributes).toEqual({ pattern: 'a.v1' });
    expect(JSON.parse(String(byId.get(emitted)?.data))).toEqual({ n: 1 });
    expect(byId.get(published)?.attributes).toEqual({ pattern: 'b.v1', tenantKey: 't' });
  });

  it('sends the attributes and the ordering key of a record', async () => {
    const record = new PubSubRecordBuilder({ n: 3 })
      .setAttributes({ one: '1' })
      .setAttributes({ two: '2', pattern: 'forged' })
      .setOrderingKey('key')
      .build();
    await lastValueFrom(client.emit('c.v1', record));
    await waitFor('it arrives', () => received.length === 1);
    expect(received[0]?.attributes).toEqual({ one: '1', two: '2', pattern: 'c.v1' });
    expect(received[0]?.orderingKey).toBe('key');
    expect(JSON.parse(String(received[0]?.data))).toEqual({ n: 3 });
  });

  it('carries the active trace to the handler that gets the message', async () => {
    const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: TraceFlags.SAMPLED };
    const seen: (string | undefined)[] = [];
    const server = await bed.start([], { subscriptions: [{ name: bed.second }] });
    server.addHandler(
      'traced',
      async (_: unknown, ctx: PubSubContext) => {
        await sleep(5);
        seen.push(trace.getSpanContext(context.active())?.traceId, ctx.getAttributes()['traceparent']);
      },
      true,
    );
    await context.with(trace.setSpanContext(context.active(), span), () => client.publish('traced', {}));
    await waitFor('it is handled', () => seen.length === 2);
    expect(seen).toEqual([span.traceId, `00-${span.traceId}-${span.spanId}-01`]);
    await server.close();
  });

  it('fails with a retryable error within its own timeout when the broker is away', async () => {
    const away = newClient({ emulatorHost: `127.0.0.1:${await findFreePort()}`, publishTimeoutMs: 300 });
    const before = Date.now();
    const failure = await lastValueFrom(away.emit('d.v1', { secret: 'text' })).catch(
      (error: unknown) => error,
    );
    expect(Date.now() - before).toBeLessThan(2_900);
    expect(failure).toBeInstanceOf(PubSubPublishError);
    expect(failure).toMatchObject({ disposition: 'retry', topic: bed.topic, pattern: 'd.v1' });
    expect(String(failure)).not.toContain('secret');
    await expect(away.checkConnection(300)).resolves.toMatchObject({ state: 'unreachable' });
    await away.close();
  });

  it('does not deliver later what it reported as failed', async () => {
    const cable = new TcpProxy(await findFreePort(), broker.host);
    const away = newClient({ emulatorHost: cable.host, publishTimeoutMs: 400 });
    await expect(away.publish('ghost', {})).rejects.toBeInstanceOf(PubSubPublishError);
    await cable.plugIn();
    await publishAtLast(away, 'next');
    await waitFor('the next one arrives', () => received.length > 0);
    await sleep(1_500);
    const patterns = received.map(({ attributes }) => attributes['pattern']);
    expect([...new Set(patterns)]).toEqual(['next']);
    await away.close();
    await cable.pullOut();
  }, 20_000);

  it('says when the topic does not exist', async () => {
    await expect(client.publish('x', {}, { topic: 'no-such-topic' })).rejects.toThrow(
      "Publishing 'x' to topic 'no-such-topic' failed: NOT_FOUND.",
    );
    const lost = newClient({ topic: 'no-such-topic' });
    await expect(lost.checkConnection()).resolves.toEqual({
      state: 'missing',
    });
    await lost.close();
    await expect(client.checkConnection()).resolves.toEqual({ state: 'reachable' });
  });

  it('holds an ordering key after a failure until it is resumed, and leaves other keys alone', async () => {
    const cable = new TcpProxy(await findFreePort(), broker.host);
    // Longer than a channel waits before it connects again: the cable alone decides.
    const away = newClient({ emulatorHost: cable.host, publishTimeoutMs: 3_000 });
    const send = (n: number, orderingKey: string) => away.publish('kept.v1', { n }, { orderingKey });
    const failed = await Promise.allSettled([send(1, 'k'), send(2, 'k')]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await cable.plugIn();
    await publishAtLast(away, 'warm');

    await expect(send(3, 'k')).rejects.toMatchObject({
      code: 'PUBSUB.PUBLISH_HELD',
      failure: 'HELD',
      disposition: 'retry',
    });
    await send(0, 'other');
    await away.publish('kept.v1', { n: 0 });
    await expect(send(4, 'k')).rejects.toBeInstanceOf(PubSubPublishError);

    away.resumePublishing('k');
    for (const n of [1, 2, 3]) await send(n, 'k');
    const ofKey = () => received.filter(({ orderingKey }) => orderingKey === 'k');
    await waitFor('all arrive', () => ofKey().length >= 3);
    expect(ofKey().map(({ data }) => String(data))).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
    await away.close();
    await cable.pullOut();
  }, 20_000);

  it('has no request and reply, and says so', async () => {
    await expect(lastValueFrom(client.send())).rejects.toThrow('has no request/reply');
  });

  it('sends what is under way before it closes, and refuses afterwards', async () => {
    const slow = newClient({ batching: { maxMilliseconds: 5_000 } });
    const under = [slow.publish('e.v1', {}), slow.publish('e.v1', {})];
    await sleep(5);
    await slow.close();
    await expect(Promise.all(under)).resolves.toHaveLength(2);
    await expect(slow.publish('e.v1', {})).rejects.toMatchObject({ code: 'PUBSUB.PUBLISH_CLOSED' });
  });
});
