import { status } from '@grpc/grpc-js';
import { PubSubBroker } from './pubsub-broker';
import type { BrokerOptions } from './registry/broker-options';
import { BrokerBed, eventually, pause } from './testing/broker-bed';

describe('PubSubBroker', () => {
  let bed: BrokerBed;

  beforeAll(async () => {
    bed = await BrokerBed.start();
  });

  afterAll(() => bed.stop());

  it('delivers a message once, with everything it was published with, when it is acknowledged', async () => {
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    const received: unknown[] = [];
    bed.listen(subscription, (message) => {
      const { id, attributes, data, deliveryAttempt } = message;
      received.push({ id, attributes, text: data.toString(), deliveryAttempt });
      message.ack();
    });

    const id = await bed.client.topic(topic).publishMessage({
      data: Buffer.from('grüezi'),
      attributes: { pattern: 'a.b', tenant: 't' },
    });
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(received).toEqual([
      { id, attributes: { pattern: 'a.b', tenant: 't' }, text: 'grüezi', deliveryAttempt: 0 },
    ]);
    expect(bed.statsOf(subscription)).toMatchObject({
      delivered: 1,
      redelivered: 0,
      nacked: 0,
      expired: 0,
      outstanding: 0,
      backlog: 0,
      streams: 1,
    });
  });

  it('gives every subscription of a topic its own copy and later ones nothing of the past', async () => {
    const topic = await bed.topic();
    const early = [await bed.subscription(topic), await bed.subscription(topic)];
    await bed.publish(topic, 'one');
    const late = await bed.subscription(topic);

    for (const subscription of early) {
      expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['one']);
    }
    expect(await bed.pull(late)).toEqual([]);
    expect(bed.broker.messagesOf(topic).map(({ data }) => data.toString())).toEqual(['one']);
  });

  it('shares the messages of a subscription between its streams', async () => {
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    const counts = [0, 0];
    for (const index of [0, 1]) {
      bed.listen(subscription, (message) => {
        counts[index] = (counts[index] ?? 0) + 1;
        message.ack();
      });
    }
    await eventually(() => bed.statsOf(subscription).streams === 2);
    await bed.publishInOrder(
      topic,
      Array.from({ length: 200 }, (_, index) => String(index)),
    );
    await eventually(() => bed.statsOf(subscription).acked === 200);

    expect(counts[0]).toBeGreaterThan(50);
    expect(counts[1]).toBeGreaterThan(50);
    expect(bed.statsOf(subscription).redelivered).toBe(0);
  });

  it('carries messages of nearly 10 MB and refuses larger ones', async () => {
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    const large = Buffer.alloc(9_900_000, 'x');
    const sizes: number[] = [];
    bed.listen(subscription, (message) => {
      sizes.push(message.data.length);
      message.ack();
    });

    await bed.client.topic(topic).publishMessage({ data: large });
    await expect(
      bed.client.topic(topic).publishMessage({ data: Buffer.alloc(10_100_000) }),
    ).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(sizes).toEqual([9_900_000]);
    expect(bed.broker.messagesOf(topic)).toHaveLength(1);
  });

  it.each([
    ['a topic that exists', () => bed.client.createTopic('topic-1'), status.ALREADY_EXISTS],
    ['a topic with a reserved name', () => bed.client.createTopic('goog-topic'), status.INVALID_ARGUMENT],
    ['a topic that is missing', () => bed.client.topic('missing').getMetadata(), status.NOT_FOUND],
    [
      'a publish to nowhere',
      () => bed.client.topic('missing').publishMessage({ data: Buffer.from('x') }),
      status.NOT_FOUND,
    ],
    [
      'an empty message',
      () => bed.client.topic('topic-1').publishMessage({ data: Buffer.alloc(0) }),
      status.INVALID_ARGUMENT,
    ],
    [
      'a subscription that is missing',
      () => bed.client.subscription('missing').getMetadata(),
      status.NOT_FOUND,
    ],
    [
      'a dead-letter policy with too few attempts',
      () =>
        bed.client.topic('topic-1').createSubscription('strict', {
          deadLetterPolicy: {
            deadLetterTopic: 'projects/test-project/topics/topic-1',
            maxDeliveryAttempts: 4,
          },
        }),
      status.INVALID_ARGUMENT,
    ],
    [
      'a filter change',
      () => bed.client.subscription('subscription-2').setMetadata({ filter: 'attributes:x' }),
      status.INVALID_ARGUMENT,
    ],
    [
      'an ack id it never gave out',
      () =>
        bed.raw.acknowledge({ subscription: bed.client.subscription('subscription-2').name, ackIds: ['x'] }),
      status.INVALID_ARGUMENT,
    ],
  ])('refuses %s with the status of the real service', async (_what, call, code) => {
    await expect(call()).rejects.toMatchObject({ code });
    expect(Object.keys(bed.broker.stats().subscriptions)).not.toContain(
      'projects/test-project/subscriptions/strict',
    );
  });

  it('updates settings and lists what there is', async () => {
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    await bed.client.subscription(subscription).setMetadata({ ackDeadlineSeconds: 42 });

    const [metadata] = await bed.client.subscription(subscription).getMetadata();
    const [listed] = await bed.client.topic(topic).getSubscriptions();
    expect(metadata.ackDeadlineSeconds).toBe(42);
    expect(listed.map(({ name }) => name)).toEqual([subscription]);
  });

  it('ends the streams of a subscription that is deleted, for good', async () => {
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    const errors: unknown[] = [];
    const opened = bed.listen(subscription, (message) => message.ack());
    opened.on('error', (error: { code?: number }) => errors.push(error.code));
    await eventually(() => bed.statsOf(subscription).streams === 1);

    await bed.client.subscription(subscription).delete();
    await eventually(() => errors.length > 0);

    expect(errors).toEqual([status.NOT_FOUND]);
  });
});

describe('PubSubBroker lifecycle', () => {
  const running: { stop(): Promise<void> }[] = [];

  async function startBed(options: BrokerOptions = {}): Promise<BrokerBed> {
    const bed = await BrokerBed.start(options);
    running.push(bed);
    return bed;
  }

  // Also after a failure: an open server would keep the test run from ending.
  afterEach(async () => {
    await Promise.all(running.splice(0).map((part) => part.stop()));
  });

  it('stops at once with open streams and pulls, and keeps its state and port for the next start', async () => {
    const bed = await startBed();
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    const received: string[] = [];
    bed.listen(subscription, (message) => {
      received.push(message.data.toString());
      message.ack();
    });
    const idle = await bed.subscription(topic);
    const pulling = bed.raw.pull({ subscription: idle, maxMessages: 1 }, { retry: null });
    const failure = pulling.catch((error: unknown) => error);
    await eventually(() => bed.statsOf(subscription).streams === 1);
    await pause(50);

    const before = Date.now();
    await bed.broker.stop();
    expect(Date.now() - before).toBeLessThan(4000);
    expect(await failure).toMatchObject({ code: status.UNAVAILABLE });
    expect(bed.statsOf(subscription).streams).toBe(0);

    await expect(bed.broker.start()).resolves.toEqual(bed.address);
    await bed.publish(topic, 'after the outage');
    await eventually(() => received.length === 1);
    expect(received).toEqual(['after the outage']);
  });

  it('reports a port that is taken', async () => {
    // gRPC logs it as well.
    const log = jest.spyOn(console, 'error').mockImplementation();
    const first = new PubSubBroker();
    const { port } = await first.start();
    const second = new PubSubBroker({ port });
    running.push(first, second);
    await expect(second.start()).rejects.toThrow(/No address added/);
    await first.stop();

    await expect(second.start()).resolves.toMatchObject({ port });
    log.mockRestore();
  });

  it.each([
    ['sends keepalives on an idle stream', { heartbeatMs: 50 }, 0],
    ['answers the pings of the client', {}, 4],
  ])('%s', async (_what, options, pings) => {
    const bed = await startBed(options);
    const subscription = await bed.subscription(await bed.topic());
    await bed.raw.initialize();
    const stream = bed.raw.streamingPull();
    let answers = 0;
    stream.on('data', () => (answers += 1));
    stream.on('error', () => undefined);
    stream.write({ subscription, streamAckDeadlineSeconds: 10, protocolVersion: 1 });
    await eventually(() => answers >= 1);
    for (let ping = 0; ping < pings; ping += 1) stream.write({});
    await eventually(() => answers >= 5);

    expect(bed.statsOf(subscription)).toMatchObject({ streams: 1, delivered: 0 });
    stream.end();
    await eventually(() => bed.statsOf(subscription).streams === 0);
  });
});
