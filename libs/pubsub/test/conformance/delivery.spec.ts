import { setTimeout as sleep } from 'node:timers/promises';
import { AckError, AckResponses, type Message } from '@google-cloud/pubsub';
import { waitFor } from '../wait-for';
import { startConformanceBroker, type ConformanceBroker } from './conformance-broker';
import { statusOf, Wire, type Delivery } from './wire';

const textsOf = (deliveries: readonly Delivery[]) => deliveries.map(({ text }) => text);

describe('Wire: ordering, filters, flow control, exactly once', () => {
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

  it('keeps the order of a key', async () => {
    const subscription = await wire.subscription(topic, { enableMessageOrdering: true });
    const texts = Array.from({ length: 20 }, (_, n) => String(n));
    await wire.publish(topic, texts, { orderingKey: 'k' });
    const seen: string[] = [];
    while (seen.length < texts.length) {
      const some = await wire.pull(subscription, 1);
      if (some.length === 0) break;
      seen.push(...textsOf(some));
      await wire.ack(subscription, ...some);
    }
    expect(seen).toEqual(texts);
  }, 30_000);

  it('lets other keys pass beside a key that waits', async () => {
    const subscription = await wire.subscription(topic, { enableMessageOrdering: true });
    await wire.publish(topic, ['a1', 'a2'], { orderingKey: 'a' });
    expect(textsOf(await wire.pull(subscription, 1))).toEqual(['a1']);
    await wire.publish(topic, ['b1'], { orderingKey: 'b' });
    expect(textsOf(await wire.pull(subscription, 10, 500))).toContain('b1');
  }, 20_000);

  it('delivers the messages of a key again after nacks in the order expected of this broker', async () => {
    const subscription = await wire.subscription(topic, { enableMessageOrdering: true });
    await wire.publish(topic, ['a', 'b', 'c'], { orderingKey: 'k' });
    const first = await wire.pull(subscription, 1);
    const rest = await wire.pull(subscription, 2, 500);
    await wire.lease(subscription, 0, ...first, ...rest);
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const some = await wire.pull(subscription, 1, 15_000);
      seen.push(...textsOf(some));
      await wire.ack(subscription, ...some);
    }
    expect(seen).toEqual(broker.expected.orderAfterNack);
    expect(await wire.pullFor(subscription, 300)).toEqual([]);
  }, 60_000);

  it('treats successors that are leased when their predecessor is nacked as expected of this broker', async () => {
    const subscription = await wire.subscription(topic, { enableMessageOrdering: true });
    await wire.publish(topic, ['1', '2', '3'], { orderingKey: 'k' });
    const batch = await wire.pull(subscription, 3, 2_000);
    expect(textsOf(batch)).toEqual(['1', '2', '3']);
    await wire.lease(subscription, 60, ...batch.slice(1));
    await wire.lease(subscription, 0, batch[0]!);
    const again = await wire.pull(subscription, 3, 1_500);
    expect(textsOf(again)).toEqual(broker.expected.nackBeforeLeasedSuccessors);
  }, 30_000);

  it('delivers what its filter lets through', async () => {
    const subscription = await wire.subscription(topic, {
      filter: 'attributes.kind = "wanted" AND hasPrefix(attributes.tenant, "t-")',
    });
    await wire.publish(topic, ['no'], { attributes: { kind: 'other', tenant: 't-1' } });
    await wire.publish(topic, ['neither'], { attributes: { kind: 'wanted', tenant: 'x-1' } });
    await wire.publish(topic, ['yes'], { attributes: { kind: 'wanted', tenant: 't-1' } });
    const seen = textsOf(await wire.pull(subscription, 3, 1_000)).sort();
    expect(seen).toEqual(broker.expected.appliesFilters ? ['yes'] : ['neither', 'no', 'yes']);
  }, 20_000);

  it('refuses a filter that is not one, as expected of this broker', async () => {
    const status = await statusOf(wire.subscription(topic, { filter: 'attributes.kind is wanted' }));
    expect(status).toBe(broker.expected.validatesFilters ? 3 : undefined);
  });

  it('sends no more than a stream has room for, as expected of this broker', async () => {
    const subscription = await wire.subscription(topic);
    await wire.publish(topic, ['1', '2', '3', '4', '5', '6', '7', '8']);
    const held: Message[] = [];
    const stream = wire.stream(subscription, 3);
    stream.on('message', (message: Message) => held.push(message)).on('error', () => undefined);
    await waitFor('three are there', () => held.length >= 3);
    await sleep(700);
    const [sent, afterOneAck] = broker.expected.appliesFlowControl ? [3, 4] : [8, 8];
    expect(held.length).toBe(sent);
    held[0]?.ack();
    await sleep(700);
    expect(held.length).toBe(afterOneAck);
    for (let n = 1; n < 8; n += 1) {
      await waitFor('the next one is there', () => held.length > n);
      held[n]?.ack();
    }
    await stream.close();
    expect(new Set(held.map(({ data }) => data.toString())).size).toBe(8);
  }, 30_000);

  it('confirms the acknowledgement of an exactly-once subscription', async () => {
    const subscription = await wire.subscription(topic, { enableExactlyOnceDelivery: true });
    await wire.publish(topic, ['one']);
    const stream = wire.stream(subscription, 10).on('error', () => undefined);
    const message = await new Promise<Message>((resolve) => stream.on('message', resolve));
    await expect(message.ackWithResponse()).resolves.toBe(AckResponses.Success);
    await stream.close();
  }, 30_000);

  it('refuses a second acknowledgement on an exactly-once subscription', async () => {
    const subscription = await wire.subscription(topic, { enableExactlyOnceDelivery: true });
    await wire.publish(topic, ['one']);
    const [one] = await wire.pull(subscription, 1);
    await wire.ack(subscription, one!);
    expect(await statusOf(wire.ack(subscription, one!))).toBe(3);
  }, 20_000);

  it('treats a late acknowledgement on an exactly-once subscription as expected of this broker', async () => {
    const subscription = await wire.subscription(topic, { enableExactlyOnceDelivery: true });
    await wire.publish(topic, ['one']);
    const [one] = await wire.pull(subscription, 1);
    await wire.lease(subscription, 1, one!);
    await sleep(1_500);
    const refused = broker.expected.refusesLateAckExactlyOnce ? 3 : undefined;
    expect(await statusOf(wire.ack(subscription, one!))).toBe(refused);
  }, 20_000);

  it('tells the client by its stream, and by INVALID, that an exactly-once acknowledgement came too late', async () => {
    const subscription = await wire.subscription(topic, { enableExactlyOnceDelivery: true });
    await wire.publish(topic, ['one']);
    const stream = wire.stream(subscription, 10).on('error', () => undefined);
    const message = await new Promise<Message>((resolve) => stream.on('message', resolve));
    await wire.client.subscription(subscription).seek(new Date(Date.now() + 86_400_000));
    const answer = await message.ackWithResponse().catch((error: unknown) => error);
    expect(answer).toBeInstanceOf(AckError);
    expect(answer).toMatchObject({ errorCode: AckResponses.Invalid });
    await stream.close();
  }, 30_000);

  it('does not deliver a leased message of an exactly-once subscription to another puller', async () => {
    const subscription = await wire.subscription(topic, { enableExactlyOnceDelivery: true });
    await wire.publish(topic, ['one']);
    const [one] = await wire.pull(subscription, 1);
    expect(await wire.pullFor(subscription, 500)).toEqual([]);
    await wire.ack(subscription, one!);
    expect(await wire.pullFor(subscription, 300)).toEqual([]);
  }, 20_000);
});
