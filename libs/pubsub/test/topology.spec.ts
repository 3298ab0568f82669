import { setTimeout as sleep } from 'node:timers/promises';
import { checkTopology, ensureTopology, PubSubModule, PubSubHealthIndicator } from '../src';
import { Test } from '@nestjs/testing';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

describe('Topology', () => {
  let broker: Broker;
  let bed: TestBed;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());
  beforeEach(() => {
    bed = new TestBed(broker.host);
  });
  afterEach(() => bed.stop());

  const wanted = () => ({
    topics: [{ name: bed.topic }, { name: bed.deadLetterTopic }],
    subscriptions: [
      {
        name: bed.subscription,
        topic: bed.topic,
        filter: 'attributes.pattern = "order.v1"',
        ackDeadlineSeconds: 30,
        retry: { minSeconds: 2, maxSeconds: 20 },
        deadLetter: { topic: bed.deadLetterTopic },
        ordered: true,
      },
    ],
  });

  it('creates what is missing, with every setting, also when several processes do it at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => ensureTopology(bed.pubsub, wanted())));
    expect(results).toEqual([[], [], []]);
    const [metadata] = await bed.pubsub.subscription(bed.subscription).getMetadata();
    expect(metadata).toMatchObject({
      ackDeadlineSeconds: 30,
      filter: 'attributes.pattern = "order.v1"',
      enableMessageOrdering: true,
      deadLetterPolicy: {
        deadLetterTopic: `projects/${bed.projectId}/topics/${bed.deadLetterTopic}`,
        maxDeliveryAttempts: 100,
      },
    });
  });

  it('names what is missing and the command that creates it, and creates nothing', async () => {
    const problems = await checkTopology(bed.pubsub, wanted());
    expect(problems.map(({ resource, severity }) => `${severity} ${resource}`)).toEqual([
      `missing topics/${bed.topic}`,
      `missing topics/${bed.deadLetterTopic}`,
      `missing subscriptions/${bed.subscription}`,
    ]);
    expect(problems[0]?.fix).toBe(`gcloud pubsub topics create ${bed.topic} --project=${bed.projectId}`);
    expect(problems[2]?.fix).toBe(
      `gcloud pubsub subscriptions create ${bed.subscription} --project=${bed.projectId} --topic=${bed.topic} ` +
        '--ack-deadline=30 --min-retry-delay=2s --max-retry-delay=20s --message-retention-duration=604800s ' +
        `--dead-letter-topic=${bed.deadLetterTopic} --max-delivery-attempts=100 --expiration-period=never ` +
        `--message-filter='attributes.pattern = "order.v1"' --enable-message-ordering`,
    );
    expect((await bed.pubsub.topic(bed.topic).exists())[0]).toBe(false);
  });

  it('reports drift, tells what cannot be updated, and changes nothing', async () => {
    await ensureTopology(bed.pubsub, wanted());
    const [subscription] = wanted().subscriptions;
    const drifted = { ...subscription!, ackDeadlineSeconds: 60, filter: 'attributes.pattern = "other.v1"' };
    const problems = await ensureTopology(bed.pubsub, { ...wanted(), subscriptions: [drifted] });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatchObject({
      severity: 'different',
      problem: expect.stringContaining('cannot be updated'),
    });
    expect(problems[0]?.fix).toContain(`subscriptions delete ${bed.subscription}`);
    expect(problems[1]?.problem).toBe('ackDeadlineSeconds is 30, should be 60');
    expect(problems[1]?.fix).toContain(`subscriptions update ${bed.subscription}`);
    const [metadata] = await bed.pubsub.subscription(bed.subscription).getMetadata();
    expect(metadata.ackDeadlineSeconds).toBe(30);
  });

  it('keeps a process that only publishes unready until its topic exists', async () => {
    const module = await Test.createTestingModule({
      imports: [
        PubSubModule.registerAsync({
          useFactory: () => ({
            projectId: bed.projectId,
            emulatorHost: bed.host,
            client: { topic: bed.topic },
            topology: { create: false, topics: [{ name: bed.topic }], subscriptions: [] },
          }),
        }),
      ],
    }).compile();
    module.useLogger(false);
    await module.init();
    const indicator = module.get(PubSubHealthIndicator);
    await sleep(100);
    expect(await indicator.check()).toMatchObject({
      status: 'down',
      details: { publisher: { state: 'missing' } },
    });
    await bed.pubsub.createTopic(bed.topic);
    await waitFor('it is up', async () => (await indicator.check()).status === 'up');
    await module.close();
  }, 20_000);
});
