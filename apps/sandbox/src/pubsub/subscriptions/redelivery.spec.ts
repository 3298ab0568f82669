import { BrokerBed, eventually, pause } from '../testing/broker-bed';

describe('Redelivery', () => {
  let bed: BrokerBed;
  let topic: string;

  beforeAll(async () => {
    bed = await BrokerBed.start();
  });

  beforeEach(async () => {
    topic = await bed.topic();
  });

  afterAll(() => bed.stop());

  it('redelivers a message whose ack deadline ran out, and only then', async () => {
    const subscription = await bed.subscription(topic, { ackDeadlineSeconds: 1 });
    await bed.publish(topic, 'slow');
    const [first] = await bed.pull(subscription);
    await pause(400);
    expect(await bed.pull(subscription)).toEqual([]);

    await eventually(() => bed.statsOf(subscription).expired === 1);
    const [second] = await bed.pull(subscription);
    expect(second?.text).toBe('slow');
    expect(second?.ackId).not.toBe(first?.ackId);

    await bed.ack(subscription, second?.ackId ?? '');
    expect(bed.statsOf(subscription)).toMatchObject({ acked: 1, outstanding: 0, backlog: 0 });
  });

  it('keeps a message whose deadline the consumer extends', async () => {
    const subscription = await bed.subscription(topic, { ackDeadlineSeconds: 1 });
    await bed.publish(topic, 'busy');
    const [message] = await bed.pull(subscription);
    const ackIds = [message?.ackId ?? ''];
    await bed.raw.modifyAckDeadline({ subscription, ackIds, ackDeadlineSeconds: 30 });
    await pause(1300);

    expect(bed.statsOf(subscription)).toMatchObject({ expired: 0, outstanding: 1 });
  });

  it('ignores an acknowledgement that comes too late', async () => {
    const subscription = await bed.subscription(topic, { ackDeadlineSeconds: 1 });
    await bed.publish(topic, 'late');
    const [first] = await bed.pull(subscription);
    await eventually(() => bed.statsOf(subscription).expired === 1);

    await bed.ack(subscription, first?.ackId ?? '');

    expect(bed.statsOf(subscription)).toMatchObject({ acked: 0, staleAcks: 1, backlog: 1 });
    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['late']);
  });

  it('redelivers a nacked message at once when there is no retry policy', async () => {
    const subscription = await bed.subscription(topic);
    let deliveries = 0;
    bed.listen(subscription, (message) => {
      deliveries += 1;
      if (deliveries < 3) message.nack();
      else message.ack();
    });
    const started = Date.now();
    await bed.publish(topic, 'again');
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(Date.now() - started).toBeLessThan(5000);
    expect(bed.statsOf(subscription)).toMatchObject({ delivered: 3, redelivered: 2, nacked: 2 });
  });

  it('backs off exponentially, up to the maximum, when there is a retry policy', async () => {
    const retryPolicy = {
      minimumBackoff: { seconds: 0, nanos: 100_000_000 },
      maximumBackoff: { seconds: 0, nanos: 300_000_000 },
    };
    const subscription = await bed.subscription(topic, { retryPolicy });
    const times: number[] = [];
    bed.listen(subscription, (message) => {
      times.push(Date.now());
      if (times.length < 5) message.nack();
      else message.ack();
    });
    await bed.publish(topic, 'patience');
    await eventually(() => bed.statsOf(subscription).acked === 1);

    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    [100, 200, 300, 300].forEach((expected, index) => {
      expect(gaps[index]).toBeGreaterThanOrEqual(expected - 5);
      expect(gaps[index]).toBeLessThan(expected + 400);
    });
  });

  it('moves a message to the dead-letter topic after the last attempt, saying where it came from', async () => {
    const deadLetterTopic = await bed.topic();
    const parked = await bed.subscription(deadLetterTopic);
    const subscription = await bed.subscription(topic, {
      deadLetterPolicy: { deadLetterTopic, maxDeliveryAttempts: 5 },
    });
    const attempts: number[] = [];
    bed.listen(subscription, (message) => {
      attempts.push(message.deliveryAttempt);
      message.nack();
    });
    await bed.client
      .topic(topic)
      .publishMessage({ data: Buffer.from('poison'), attributes: { own: 'kept' } });
    await eventually(() => bed.statsOf(parked).backlog === 1);
    await pause(100);

    const [letter] = await bed.pull(parked);
    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    expect(letter?.text).toBe('poison');
    expect(letter?.attributes).toEqual({
      own: 'kept',
      CloudPubSubDeadLetterSourceDeliveryCount: '5',
      CloudPubSubDeadLetterSourceSubscription: subscription.split('/').at(-1),
      CloudPubSubDeadLetterSourceSubscriptionProject: 'test-project',
      CloudPubSubDeadLetterSourceTopicPublishTime: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(bed.statsOf(subscription)).toMatchObject({
      deadLettered: 1,
      acked: 0,
      outstanding: 0,
      backlog: 0,
    });
  });

  it('keeps trying while the dead-letter topic does not exist any more', async () => {
    const deadLetterTopic = await bed.topic();
    const subscription = await bed.subscription(topic, {
      deadLetterPolicy: { deadLetterTopic, maxDeliveryAttempts: 5 },
    });
    await bed.client.topic(deadLetterTopic).delete();
    const attempts: number[] = [];
    bed.listen(subscription, (message) => {
      attempts.push(message.deliveryAttempt);
      if (attempts.length < 7) message.nack();
      else message.ack();
    });
    await bed.publish(topic, 'homeless');
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(bed.statsOf(subscription).deadLettered).toBe(0);
  });

  it('leaves messages of a consumer that vanished leased until their deadline', async () => {
    const subscription = await bed.subscription(topic, { ackDeadlineSeconds: 1 });
    await bed.publish(topic, 'orphan');
    await bed.pull(subscription);
    expect(bed.statsOf(subscription)).toMatchObject({ outstanding: 1, backlog: 0 });

    await eventually(() => bed.statsOf(subscription).backlog === 1);
    expect(bed.statsOf(subscription)).toMatchObject({ outstanding: 0, expired: 1 });
  });
});
