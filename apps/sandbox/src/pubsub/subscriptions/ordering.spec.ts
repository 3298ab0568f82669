import type { Message } from '@google-cloud/pubsub';
import { BrokerBed, eventually, pause } from '../testing/broker-bed';

describe('Ordering keys', () => {
  let bed: BrokerBed;
  let topic: string;
  let subscription: string;

  beforeAll(async () => {
    bed = await BrokerBed.start();
  });

  beforeEach(async () => {
    topic = await bed.topic();
    subscription = await bed.subscription(topic, { enableMessageOrdering: true, ackDeadlineSeconds: 1 });
  });

  afterAll(() => bed.stop());

  it('delivers each key in order, over several streams', async () => {
    const seen: Record<string, string[]> = { a: [], b: [] };
    const onMessage = (message: Message) => {
      seen[message.orderingKey ?? '']?.push(message.data.toString());
      message.ack();
    };
    bed.listen(subscription, onMessage);
    bed.listen(subscription, onMessage);
    const texts = Array.from({ length: 300 }, (_, index) => String(index));
    await Promise.all([bed.publishInOrder(topic, texts, 'a'), bed.publishInOrder(topic, texts, 'b')]);
    await eventually(() => bed.statsOf(subscription).acked === 600);

    expect(seen).toEqual({ a: texts, b: texts });
    expect(bed.statsOf(subscription).redelivered).toBe(0);
  });

  it('redelivers a nacked message together with its successors, acknowledged ones too', async () => {
    await bed.publishInOrder(topic, ['1', '2', '3'], 'k');
    const [one, two] = await bed.pull(subscription);
    await bed.ack(subscription, two?.ackId ?? '');
    await bed.nack(subscription, one?.ackId ?? '');

    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('holds the successors of an unacknowledged message back from other pulls, but not other keys', async () => {
    await bed.publishInOrder(topic, ['1', '2'], 'k');
    const [one] = await bed.pull(subscription, 1);
    await bed.publishInOrder(topic, ['other'], 'l');

    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['other']);
    await bed.ack(subscription, one?.ackId ?? '');
    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['2']);
  });

  it('takes the lease of the successors away when a message expires', async () => {
    await bed.publishInOrder(topic, ['1', '2'], 'k');
    const [one, two] = await bed.pull(subscription);
    await bed.raw.modifyAckDeadline({ subscription, ackIds: [two?.ackId ?? ''], ackDeadlineSeconds: 60 });
    await eventually(() => bed.statsOf(subscription).expired === 1);
    await bed.ack(subscription, one?.ackId ?? '', two?.ackId ?? '');

    expect(bed.statsOf(subscription)).toMatchObject({ acked: 0, staleAcks: 2, outstanding: 0 });
    expect((await bed.pull(subscription)).map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('holds a key for the whole back-off and lets the others pass', async () => {
    const patient = await bed.subscription(topic, {
      enableMessageOrdering: true,
      retryPolicy: { minimumBackoff: { seconds: 0, nanos: 800_000_000 }, maximumBackoff: { seconds: 1 } },
    });
    await bed.publishInOrder(topic, ['1', '2'], 'k');
    const [one] = await bed.pull(patient);
    await bed.nack(patient, one?.ackId ?? '');
    await bed.publishInOrder(topic, ['3'], 'k');
    await bed.publishInOrder(topic, ['free'], 'l');

    expect((await bed.pull(patient)).map(({ text }) => text)).toEqual(['free']);
    await pause(850);
    expect((await bed.pull(patient)).map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('goes on with the successors when a message is dead-lettered', async () => {
    const deadLetterTopic = await bed.topic();
    const strict = await bed.subscription(topic, {
      enableMessageOrdering: true,
      deadLetterPolicy: { deadLetterTopic, maxDeliveryAttempts: 5 },
    });
    const acked: string[] = [];
    bed.listen(
      strict,
      (message) => {
        if (message.data.toString() === 'bad') return message.nack();
        acked.push(message.data.toString());
        return message.ack();
      },
      { flowControl: { maxMessages: 1, allowExcessMessages: false } },
    );
    await bed.publishInOrder(topic, ['bad', 'good'], 'k');
    await eventually(() => bed.statsOf(strict).acked === 1);

    expect(acked).toEqual(['good']);
    expect(bed.statsOf(strict)).toMatchObject({ deadLettered: 1, backlog: 0, outstanding: 0 });
  });

  it('does not let a key wait for a consumer that is gone', async () => {
    await bed.publishInOrder(topic, ['1', '2'], 'k');
    await bed.pull(subscription, 1);
    const texts: string[] = [];
    bed.listen(subscription, (message) => {
      texts.push(message.data.toString());
      message.ack();
    });
    await eventually(() => bed.statsOf(subscription).acked === 2);

    expect(texts).toEqual(['1', '2']);
  });
});
