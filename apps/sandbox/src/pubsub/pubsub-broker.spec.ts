import { status } from '@grpc/grpc-js';
import { PubSubBroker } from './pubsub-broker';
import { BrokerBed, eventually, pause } from './testing/broker-bed';

process.env['METADATA_SERVER_DETECTION'] = 'none';

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
  it('stops at once with open streams and pulls, and keeps its state and port for the next start', async () => {
    const bed = await BrokerBed.start();
    const topic = await bed.topic();
    const subscription = await bed.subscription(topic);
    const received: string[] = [];
    bed.listen(subscription, (message) => {
      received.push(message.data.toString());
      message.ack();
    });
    await eventually(() => bed.statsOf(subscription).streams === 1);

    const before = Date.now();
    await bed.broker.stop();
    expect(Date.now() - before).toBeLessThan(1000);
    expect(bed.statsOf(subscription).streams).toBe(0);

    await expect(bed.broker.start()).resolves.toEqual(bed.address);
    await bed.publish(topic, 'after the outage');
    await eventually(() => received.length === 1);
    expect(received).toEqual(['after the outage']);
    await bed.stop();
  });

  it('reports a port that is taken', async () => {
    const bed = await BrokerBed.start();
    const second = new PubSubBroker({ port: bed.address.port });
    await expect(second.start()).rejects.toThrow(/EADDRINUSE|address already in use|No address added/i);
    await bed.stop();
  });

  it('sends keepalives on an idle stream and answers pings', async () => {
    const bed = await BrokerBed.start({ heartbeatMs: 50 });
    const subscription = await bed.subscription(await bed.topic());
    await bed.raw.initialize();
    const stream = bed.raw.streamingPull();
    let answers = 0;
    stream.on('data', () => (answers += 1));
    stream.on('error', () => undefined);
    stream.write({ subscription, streamAckDeadlineSeconds: 10, protocolVersion: 1 });
    await pause(300);

    expect(answers).toBeGreaterThanOrEqual(4);
    expect(bed.statsOf(subscription).delivered).toBe(0);
    stream.end();
    await bed.stop();
  });
});
