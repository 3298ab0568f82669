import { status } from '@grpc/grpc-js';
import type { BrokerFaults } from './broker-faults';
import { BrokerBed, eventually, pause } from '../testing/broker-bed';

describe('Broker faults', () => {
  let bed: BrokerBed;
  let topic: string;
  let subscription: string;
  let received: string[];

  beforeAll(async () => {
    bed = await BrokerBed.start();
  });

  beforeEach(async () => {
    topic = await bed.topic();
    subscription = await bed.subscription(topic, { ackDeadlineSeconds: 1 });
    received = [];
  });

  afterEach(() => {
    bed.broker.faults = {};
  });

  afterAll(() => bed.stop());

  function listen() {
    return bed.listen(subscription, (message) => {
      received.push(message.data.toString());
      message.ack();
    });
  }

  it('loses acknowledgements, so that messages come again', async () => {
    bed.broker.faults = { dropAcks: 1, maxLeaseMs: 100 };
    listen();
    await bed.publish(topic, 'again');
    await eventually(() => received.length >= 3);
    bed.broker.faults = {};
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(new Set(received)).toEqual(new Set(['again']));
    expect(bed.statsOf(subscription).droppedAcks).toBeGreaterThanOrEqual(2);
    expect(bed.broker.messagesOf(topic)).toHaveLength(1);
  });

  it('duplicates deliveries under one message id', async () => {
    bed.broker.faults = { duplicate: 1 };
    const ids: string[] = [];
    bed.listen(subscription, (message) => {
      ids.push(message.id);
      message.ack();
    });
    const id = await bed.publish(topic, 'twice');
    await eventually(() => bed.statsOf(subscription).acked === 2);

    expect(ids).toEqual([id, id]);
    expect(bed.statsOf(subscription).backlog).toBe(0);
  });

  it('delays deliveries', async () => {
    bed.broker.faults = { delayMs: 300 };
    listen();
    const started = Date.now();
    await bed.publish(topic, 'slow');
    await eventually(() => received.length === 1);

    expect(Date.now() - started).toBeGreaterThanOrEqual(295);
  });

  it('delivers out of order, without losing or doubling', async () => {
    bed.broker.faults = { reorder: 0.5 };
    listen();
    const texts = Array.from({ length: 40 }, (_, index) => String(index));
    await bed.publishInOrder(topic, texts);
    await eventually(() => bed.statsOf(subscription).acked === 40);

    expect(received).not.toEqual(texts);
    expect([...received].sort((a, b) => Number(a) - Number(b))).toEqual(texts);
  });

  it('refuses to publish with the wanted status and stores nothing', async () => {
    bed.broker.faults = { publishError: 'PERMISSION_DENIED' };
    await expect(bed.publish(topic, 'refused')).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
    expect(bed.broker.messagesOf(topic)).toEqual([]);
  });

  it('refuses to settle with the wanted status, and takes the same acknowledgement afterwards', async () => {
    bed.broker.faults = { settleError: 'PERMISSION_DENIED', maxLeaseMs: 100 };
    listen();
    await bed.publish(topic, 'again');
    await eventually(() => received.length >= 2, 8000);
    expect(bed.statsOf(subscription).acked).toBe(0);

    bed.broker.faults = {};
    await eventually(() => bed.statsOf(subscription).acked === 1);
  });

  it('loses the answer to a publish, which the publisher then repeats', async () => {
    bed.broker.faults = { losePublishResponses: 1 };
    const publishing = bed.publish(topic, 'doubled');
    await eventually(() => bed.broker.messagesOf(topic).length === 1);
    bed.broker.faults = {};
    const id = await publishing;

    const stored = bed.broker.messagesOf(topic);
    expect(stored.map(({ data }) => data.toString())).toEqual(['doubled', 'doubled']);
    expect(stored[1]?.id).toBe(id);
  });

  it('plays dead, and everything works again afterwards', async () => {
    listen();
    await eventually(() => bed.statsOf(subscription).streams === 1);
    bed.broker.faults = { unavailable: true };
    expect(bed.statsOf(subscription).streams).toBe(0);
    const publishing = bed.publish(topic, 'patient');
    await pause(200);
    expect(bed.broker.messagesOf(topic)).toEqual([]);

    bed.broker.faults = {};
    await publishing;
    await eventually(() => received.length === 1);
    expect(received).toEqual(['patient']);
  });

  it('resets streams once, and the client comes back', async () => {
    const opened = listen();
    const failures: unknown[] = [];
    opened.on('close', () => failures.push('closed'));
    await eventually(() => bed.statsOf(subscription).streams === 1);
    bed.broker.faults = { resetStreams: true };
    expect(bed.statsOf(subscription).streams).toBe(0);
    expect(bed.broker.faults).toEqual({});

    await bed.publish(topic, 'after the reset');
    await eventually(() => received.length === 1);
    expect(failures).toEqual([]);
  });

  it('resets streams again and again, and nothing is lost', async () => {
    bed.broker.faults = { resetStreams: 50, maxLeaseMs: 300 };
    listen();
    const texts = Array.from({ length: 30 }, (_, index) => String(index));
    for (const text of texts) {
      await bed.publish(topic, text);
      await pause(10);
    }
    await pause(200);
    bed.broker.faults = { maxLeaseMs: 300 };
    await eventually(() => bed.statsOf(subscription).acked === 30, 8000);

    expect(new Set(received)).toEqual(new Set(texts));
    expect(bed.statsOf(subscription)).toMatchObject({ backlog: 0, outstanding: 0 });
  });

  it.each([
    [{ dropAcks: 2 }, /dropAcks/],
    [{ delayMs: -1 }, /delayMs/],
    [{ publishError: 'BROKEN' }, /publishError/],
    [{ settleError: 'BROKEN' }, /settleError/],
    [{ resetStreams: 1 }, /resetStreams/],
    [{ nonsense: true }, /Unknown broker fault "nonsense"/],
    [[], /must be an object/],
  ])('refuses %j and keeps the faults it had', (faults, problem) => {
    bed.broker.faults = { delayMs: 1 };
    expect(() => {
      bed.broker.faults = faults as unknown as BrokerFaults;
    }).toThrow(problem);
    expect(bed.broker.faults).toEqual({ delayMs: 1 });
  });
});
