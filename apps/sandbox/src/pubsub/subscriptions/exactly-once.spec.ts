import { AckError, AckResponses, type Message } from '@google-cloud/pubsub';
import { BrokerBed, eventually, pause } from '../testing/broker-bed';

describe('Exactly-once delivery', () => {
  let bed: BrokerBed;
  let topic: string;

  beforeAll(async () => {
    bed = await BrokerBed.start();
  });

  beforeEach(async () => {
    topic = await bed.topic();
  });

  afterEach(() => {
    bed.broker.faults = {};
  });

  afterAll(() => bed.stop());

  async function receiveOne(subscription: string): Promise<Message> {
    const messages: Message[] = [];
    bed.listen(subscription, (message) => messages.push(message));
    await eventually(() => messages.length > 0);
    return messages[0] as Message;
  }

  it('confirms an acknowledgement', async () => {
    const subscription = await bed.subscription(topic, { enableExactlyOnceDelivery: true });
    await bed.publish(topic, 'one');
    const message = await receiveOne(subscription);

    await expect(message.ackWithResponse()).resolves.toBe(AckResponses.Success);
    expect(bed.statsOf(subscription)).toMatchObject({ acked: 1, outstanding: 0, backlog: 0 });
  });

  it('tells the client that its acknowledgement came too late', async () => {
    const subscription = await bed.subscription(topic, { enableExactlyOnceDelivery: true });
    await bed.publish(topic, 'one');
    const message = await receiveOne(subscription);
    await bed.client.subscription(subscription).seek(new Date(Date.now() + 60_000));

    const failure = await message.ackWithResponse().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AckError);
    expect(failure).toMatchObject({ errorCode: AckResponses.Invalid });
    expect(bed.statsOf(subscription).acked).toBe(0);
  });

  it('names each ack id that failed and accepts the others', async () => {
    const subscription = await bed.subscription(topic, { enableExactlyOnceDelivery: true });
    await bed.publishInOrder(topic, ['1', '2']);
    const [one, two] = await bed.pull(subscription);
    await bed.ack(subscription, one?.ackId ?? '');

    await expect(bed.ack(subscription, one?.ackId ?? '', two?.ackId ?? '')).rejects.toMatchObject({
      reason: 'EXACTLY_ONCE_ACKID_FAILURE',
      errorInfoMetadata: { [one?.ackId ?? '']: 'PERMANENT_FAILURE_INVALID_ACK_ID' },
    });
    expect(bed.statsOf(subscription)).toMatchObject({ acked: 2, outstanding: 0, backlog: 0 });
  });

  it('reports a lost acknowledgement as worth another try, and the client tries again', async () => {
    const subscription = await bed.subscription(topic, { enableExactlyOnceDelivery: true });
    await bed.publish(topic, 'one');
    const message = await receiveOne(subscription);
    bed.broker.faults = { dropAcks: 1 };
    const response = message.ackWithResponse();
    await eventually(() => bed.statsOf(subscription).droppedAcks > 0);
    bed.broker.faults = {};

    await expect(response).resolves.toBe(AckResponses.Success);
    expect(bed.statsOf(subscription)).toMatchObject({ acked: 1, expired: 0, delivered: 1 });
  });

  it('refuses to acknowledge a key out of order, until the predecessor is settled', async () => {
    const subscription = await bed.subscription(topic, {
      enableExactlyOnceDelivery: true,
      enableMessageOrdering: true,
    });
    await bed.publishInOrder(topic, ['1', '2'], 'k');
    const [one, two] = await bed.pull(subscription);

    await expect(bed.ack(subscription, two?.ackId ?? '')).rejects.toMatchObject({
      errorInfoMetadata: { [two?.ackId ?? '']: 'TRANSIENT_FAILURE_UNORDERED_ACK_ID' },
    });
    await bed.ack(subscription, two?.ackId ?? '', one?.ackId ?? '');
    expect(bed.statsOf(subscription)).toMatchObject({ acked: 2, outstanding: 0 });
  });

  it('is never duplicated by the fault', async () => {
    bed.broker.faults = { duplicate: 1 };
    const subscription = await bed.subscription(topic, { enableExactlyOnceDelivery: true });
    await bed.publishInOrder(topic, ['1', '2', '3']);
    await pause(50);

    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['1', '2', '3']);
    expect(await bed.pull(subscription)).toEqual([]);
  });
});
