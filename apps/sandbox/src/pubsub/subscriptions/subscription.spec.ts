import { status } from '@grpc/grpc-js';
import { BrokerBed, eventually, pause } from '../testing/broker-bed';

describe('Subscription', () => {
  let bed: BrokerBed;
  let topic: string;

  beforeAll(async () => {
    bed = await BrokerBed.start();
  });

  beforeEach(async () => {
    topic = await bed.topic();
  });

  afterAll(() => bed.stop());

  describe('with a filter', () => {
    it('delivers what matches and acknowledges the rest unseen', async () => {
      const filter = 'attributes.kind = "message" AND NOT attributes:test';
      const subscription = await bed.subscription(topic, { filter });
      const send = (attributes: Record<string, string>) =>
        bed.client.topic(topic).publishMessage({ data: Buffer.from(JSON.stringify(attributes)), attributes });
      await send({ kind: 'message' });
      await send({ kind: 'message', test: '' });
      await send({ kind: 'status' });

      expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['{"kind":"message"}']);
      expect(bed.statsOf(subscription)).toMatchObject({ filtered: 2, backlog: 0, outstanding: 1 });
    });

    it('is not created when the filter does not parse', async () => {
      await expect(bed.subscription(topic, { filter: 'kind = message' })).rejects.toMatchObject({
        code: status.INVALID_ARGUMENT,
      });
      expect(bed.broker.stats().topics[topic]?.subscriptions).toEqual([]);
    });
  });

  it('tells how old the oldest message is that nobody acknowledged', async () => {
    const subscription = await bed.subscription(topic);
    expect(bed.statsOf(subscription).oldestUnackedAgeMs).toBe(0);
    await bed.publish(topic, 'one');
    await pause(30);
    await bed.publish(topic, 'two');
    expect(bed.statsOf(subscription).oldestUnackedAgeMs).toBeGreaterThanOrEqual(30);
  });

  describe('flow control', () => {
    it('has no more messages out than the stream allows', async () => {
      const subscription = await bed.subscription(topic);
      const held: (() => void)[] = [];
      let most = 0;
      bed.listen(
        subscription,
        (message) => {
          held.push(() => message.ack());
          most = Math.max(most, bed.statsOf(subscription).outstanding);
        },
        { flowControl: { maxMessages: 3 } },
      );
      await bed.publishInOrder(topic, ['1', '2', '3', '4', '5', '6', '7']);
      await eventually(() => held.length === 3);
      await pause(200);
      expect(bed.statsOf(subscription)).toMatchObject({ outstanding: 3, backlog: 4 });

      for (let settled = 0; settled < 7; settled += 1) {
        await eventually(() => held.length > 0);
        held.shift()?.();
      }
      await eventually(() => bed.statsOf(subscription).acked === 7);
      expect(most).toBe(3);
      expect(bed.statsOf(subscription).redelivered).toBe(0);
    });

    it('counts bytes too', async () => {
      const subscription = await bed.subscription(topic);
      bed.listen(subscription, () => undefined, { flowControl: { maxMessages: 100, maxBytes: 2500 } });
      await bed.publishInOrder(
        topic,
        Array.from({ length: 5 }, () => 'x'.repeat(1000)),
      );
      await eventually(() => bed.statsOf(subscription).outstanding > 0);
      await pause(200);

      expect(bed.statsOf(subscription)).toMatchObject({ outstanding: 3, backlog: 2 });
    });

    it('frees the room of a message that expires', async () => {
      bed.broker.faults = { maxLeaseMs: 100 };
      const subscription = await bed.subscription(topic);
      await bed.publishInOrder(topic, ['1', '2']);
      await bed.raw.initialize();
      const stream = bed.raw.streamingPull();
      const texts: string[] = [];
      stream.on('error', () => undefined);
      stream.on('data', ({ receivedMessages }: { receivedMessages: { message: { data: Buffer } }[] }) => {
        texts.push(...receivedMessages.map(({ message }) => message.data.toString()));
      });
      stream.write({ subscription, streamAckDeadlineSeconds: 10, maxOutstandingMessages: 1 });
      await eventually(() => texts.includes('2'));
      stream.end();
      bed.broker.faults = {};

      expect(texts.slice(0, 2)).toEqual(['1', '2']);
      expect(bed.statsOf(subscription).expired).toBeGreaterThan(0);
    });
  });

  describe('seek', () => {
    it('purges what is owed when it seeks to the future', async () => {
      const subscription = await bed.subscription(topic);
      await bed.publishInOrder(topic, ['1', '2', '3']);
      const [leased] = await bed.pull(subscription, 1);
      await bed.client.subscription(subscription).seek(new Date(Date.now() + 60_000));
      await bed.publish(topic, 'new');

      expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['new']);
      await bed.ack(subscription, leased?.ackId ?? '');
      expect(bed.statsOf(subscription)).toMatchObject({ acked: 0, staleAcks: 1 });
    });

    it('brings acknowledged messages back where they are retained', async () => {
      const forgetful = await bed.subscription(topic);
      const retaining = await bed.subscription(topic, { retainAckedMessages: true });
      const start = new Date();
      await bed.publishInOrder(topic, ['1', '2']);
      for (const subscription of [forgetful, retaining]) {
        const messages = await bed.pull(subscription);
        await bed.ack(subscription, ...messages.map(({ ackId }) => ackId));
        await bed.client.subscription(subscription).seek(start);
      }

      expect(await bed.pull(forgetful)).toEqual([]);
      expect((await bed.pull(retaining)).map(({ text }) => text)).toEqual(['1', '2']);
    });

    it('goes back to a snapshot', async () => {
      const subscription = await bed.subscription(topic);
      await bed.publishInOrder(topic, ['acked', 'owed']);
      const [acked] = await bed.pull(subscription, 1);
      await bed.ack(subscription, acked?.ackId ?? '');
      await bed.client.subscription(subscription).createSnapshot('before');
      await bed.publish(topic, 'later');
      const rest = await bed.pull(subscription);
      await bed.ack(subscription, ...rest.map(({ ackId }) => ackId));

      await bed.client.subscription(subscription).seek('before');
      expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['owed', 'later']);
    });
  });

  it('loses its messages and its streams when it is detached', async () => {
    const subscription = await bed.subscription(topic);
    await bed.publish(topic, 'gone');
    await bed.client.detachSubscription(subscription);
    await bed.publish(topic, 'gone too');

    await expect(bed.pull(subscription)).rejects.toMatchObject({ code: status.FAILED_PRECONDITION });
    expect(bed.statsOf(subscription)).toMatchObject({ backlog: 0, outstanding: 0, delivered: 0 });
  });

  it('keeps what it has when its topic is deleted', async () => {
    const subscription = await bed.subscription(topic);
    await bed.publish(topic, 'kept');
    await bed.client.topic(topic).delete();

    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['kept']);
    expect(bed.statsOf(subscription).topic).toBe('_deleted-topic_');
  });
});
