import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '../wait-for';
import { startConformanceBroker, type ConformanceBroker } from './conformance-broker';
import { statusOf, Wire } from './wire';

interface PushBody {
  readonly message: {
    readonly data: string;
    readonly messageId: string;
    readonly publishTime: string;
    readonly attributes?: Record<string, string>;
    readonly orderingKey?: string;
  };
  readonly subscription: string;
  readonly deliveryAttempt?: number;
}

/** Not run against Google's service, which reaches no endpoint on this machine. */
describe('Wire: push', () => {
  let broker: ConformanceBroker;
  let wire: Wire;
  let topic: string;
  let endpoint: Server;
  let url: string;
  let received: PushBody[];
  let statuses: number[];

  beforeAll(async () => {
    broker = await startConformanceBroker();
    wire = new Wire(broker);
    endpoint = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString()) as PushBody);
        response.writeHead(statuses.shift() ?? 204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(endpoint, 'listening');
    url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/push`;
  }, 30_000);
  afterAll(async () => {
    await wire.close();
    endpoint.closeAllConnections();
    endpoint.close();
    await broker.stop();
  }, 30_000);
  beforeEach(async () => {
    [received, statuses] = [[], []];
    topic = await wire.topic();
  });

  it('posts the wrapped message, once when the answer is a success', async () => {
    const subscription = await wire.subscription(topic, { pushConfig: { pushEndpoint: url } });
    await wire.publish(topic, ['hello'], { attributes: { kind: 'a' } });
    await waitFor('it is pushed', () => received.length > 0);
    expect(received[0]).toMatchObject({ subscription, message: { attributes: { kind: 'a' } } });
    expect(Buffer.from(received[0]!.message.data, 'base64').toString()).toBe('hello');
    expect(received[0]!.message.messageId).not.toBe('');
    expect(Date.parse(received[0]!.message.publishTime)).toBeGreaterThan(Date.now() - 60_000);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(received).toHaveLength(1);
  }, 20_000);

  it.each([429, 503, 400, 500])(
    'posts again after %i',
    async (status) => {
      statuses = [status];
      await wire.subscription(topic, { pushConfig: { pushEndpoint: url } });
      await wire.publish(topic, ['hello']);
      await waitFor('it is pushed again', () => received.length >= 2);
      expect(new Set(received.map(({ message }) => message.messageId)).size).toBe(1);
    },
    20_000,
  );

  it('says the attempt where there is a dead-letter policy, as expected of this broker', async () => {
    statuses = [500];
    const deadLetterPolicy = { deadLetterTopic: await wire.topic(), maxDeliveryAttempts: 10 };
    await wire.subscription(topic, { pushConfig: { pushEndpoint: url }, deadLetterPolicy });
    await wire.publish(topic, ['hello']);
    await waitFor('it is pushed again', () => received.length >= 2);
    expect(received.slice(0, 2).map(({ deliveryAttempt }) => deliveryAttempt)).toEqual(
      broker.expected.pushesDeliveryAttempt ? [1, 2] : [undefined, undefined],
    );
  }, 20_000);

  it('refuses to be pulled, as expected of this broker', async () => {
    const subscription = await wire.subscription(topic, { pushConfig: { pushEndpoint: url } });
    expect(await statusOf(wire.pullNow(subscription))).toBe(
      broker.expected.refusesPullOfPush ? 9 : undefined,
    );
  });
});
