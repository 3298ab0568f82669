import { setTimeout as sleep } from 'node:timers/promises';
import { startConformanceBroker, type ConformanceBroker } from './conformance-broker';
import { statusOf, Wire } from './wire';

describe('Wire: leases and redelivery', () => {
  let broker: ConformanceBroker;
  let wire: Wire;
  let topic: string;

  beforeAll(async () => {
    broker = await startConformanceBroker();
    wire = new Wire(broker);
  }, 30_000);
  afterAll(async () => {
    await wire.close();
    await broker.stop();
  }, 30_000);
  beforeEach(async () => {
    topic = await wire.topic();
  });

  it('delivers again when the ack deadline has passed, and not before', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['one']);
    const [first] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 2, first!);
    expect(await wire.pullFor(subscription, 1_000)).toEqual([]);
    const [second] = await wire.pull(subscription, 1);
    expect(second?.text).toBe('one');
    expect(second?.ackId).not.toBe(first?.ackId);
  }, 20_000);

  it('does not deliver again what was acknowledged in time', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['one']);
    const [first] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 1, first!);
    await wire.ack(subscription, first!);
    expect(await wire.pullFor(subscription, 1_800)).toEqual([]);
  }, 20_000);

  it('counts the last modification of a deadline', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['one']);
    const [first] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 1, first!);
    await wire.lease(subscription, 60, first!);
    expect(await wire.pullFor(subscription, 1_800)).toEqual([]);
    await wire.ack(subscription, first!);
  }, 20_000);

  it('treats an acknowledgement after the deadline as expected of this broker', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['one']);
    const [first] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 1, first!);
    await sleep(1_500);
    await wire.ack(subscription, first!);
    const again = await wire.pullFor(subscription, 700);
    expect(again.map(({ text }) => text)).toEqual(broker.expected.acceptsLateAck ? [] : ['one']);
  }, 20_000);

  it('takes ack deadlines from 10 seconds', async () => {
    expect(await statusOf(wire.subscription(topic, { ackDeadlineSeconds: 5 }))).toBe(
      broker.expected.tooShortAckDeadline,
    );
    expect(await statusOf(wire.subscription(topic, { ackDeadlineSeconds: 10 }))).toBeUndefined();
    expect(await statusOf(wire.subscription(topic, { ackDeadlineSeconds: 601 }))).not.toBeUndefined();
  });

  it('delivers a nacked message again at once where there is no retry policy', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['one']);
    const [first] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 0, first!);
    expect(await wire.pull(subscription, 1, 1_500)).toMatchObject([{ text: 'one' }]);
  });

  it('backs off, longer each time, as the retry policy says', async () => {
    const retryPolicy = { minimumBackoff: { seconds: 1 }, maximumBackoff: { seconds: 10 } };
    const subscription = await wire.subscription(topic, { retryPolicy });
    await wire.publish(topic, ['one']);
    const gaps: number[] = [];
    let [delivery] = await wire.pull(subscription, 1);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await wire.lease(subscription, 0, delivery!);
      const nackedAt = Date.now();
      [delivery] = await wire.pull(subscription, 1, 15_000);
      gaps.push(Date.now() - nackedAt);
    }
    expect(delivery?.text).toBe('one');
    const [first, second] = gaps as [number, number];
    expect(first > 850 && second > 1_700).toBe(broker.expected.appliesRetryPolicy);
  }, 40_000);

  it('counts delivery attempts where there is a dead-letter policy', async () => {
    const deadLetterPolicy = { deadLetterTopic: await wire.topic(), maxDeliveryAttempts: 10 };
    const subscription = await wire.subscription(topic, { deadLetterPolicy });
    await wire.publish(topic, ['one']);
    const attempts: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const [delivery] = await wire.pull(subscription, 1);
      attempts.push(delivery?.attempt ?? -1);
      await wire.lease(subscription, 0, delivery!);
    }
    expect(attempts).toEqual([1, 2, 3]);
  }, 20_000);

  it('does not count attempts where there is none', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['one']);
    const [first] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 0, first!);
    const [second] = await wire.pull(subscription, 1);
    expect(second?.attempt).toBe(0);
  }, 20_000);

  it('moves a message to the dead-letter topic after its last attempt, with where it came from', async () => {
    const deadLetterTopic = await wire.topic();
    const parked = await wire.subscription(deadLetterTopic);
    const deadLetterPolicy = { deadLetterTopic, maxDeliveryAttempts: 5 };
    const subscription = await wire.subscription(topic, { deadLetterPolicy });
    await wire.publish(topic, ['poison'], { attributes: { kept: 'yes' } });
    for (let n = 0; n < 5; n += 1) {
      const [delivery] = await wire.pull(subscription, 1);
      await wire.lease(subscription, 0, delivery!);
    }
    if (!broker.expected.deadLettersAtLastNack) {
      expect(await wire.pullFor(parked, 500)).toEqual([]);
      expect(await wire.pullNow(subscription)).toEqual([]);
    }
    const [moved] = await wire.pull(parked, 1, 15_000);
    expect(moved).toMatchObject({
      text: 'poison',
      attributes: {
        kept: 'yes',
        CloudPubSubDeadLetterSourceSubscription: subscription.split('/').at(-1),
        CloudPubSubDeadLetterSourceDeliveryCount: '5',
      },
    });
    expect(await wire.pullFor(subscription, 300)).toEqual([]);
  }, 40_000);
});
