import { OAuth2Client } from 'google-auth-library';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BrokerBed, eventually, pause } from '../testing/broker-bed';

interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

describe('PushConsumer', () => {
  let bed: BrokerBed;
  let topic: string;
  let endpoint: string;
  let server: Server;
  let requests: Request[];
  let answer: (request: Request) => number | Promise<number>;

  beforeAll(async () => {
    bed = await BrokerBed.start();
    server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const request = {
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
          at: Date.now(),
        };
        requests.push(request);
        void Promise.resolve(answer(request)).then((code) => {
          response.statusCode = code;
          response.end();
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`;
  });

  beforeEach(async () => {
    requests = [];
    answer = () => 204;
    topic = await bed.topic();
  });

  afterAll(async () => {
    await bed.stop();
    server.closeAllConnections();
    server.close();
  });

  it('posts the wrapped message and takes 2xx for an acknowledgement', async () => {
    const subscription = await bed.subscription(topic, { pushConfig: { pushEndpoint: endpoint } });
    const id = await bed.client
      .topic(topic)
      .publishMessage({ data: Buffer.from('hello'), attributes: { tenant: 't' }, orderingKey: 'k' });
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(requests).toHaveLength(1);
    expect(requests[0]?.headers['content-type']).toBe('application/json');
    expect(requests[0]?.headers.authorization).toBeUndefined();
    const published = bed.broker.messagesOf(topic)[0]?.publishedAt.toISOString();
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      message: {
        data: Buffer.from('hello').toString('base64'),
        attributes: { tenant: 't' },
        messageId: id,
        message_id: id,
        orderingKey: 'k',
        publishTime: published,
        publish_time: published,
      },
      subscription,
    });
  });

  it('sends a token that the Google library accepts with the keys of the broker', async () => {
    const audience = 'https://worker.example/pubsub/push';
    const oidcToken = { serviceAccountEmail: 'push@test.iam.gserviceaccount.com', audience };
    const subscription = await bed.subscription(topic, { pushConfig: { pushEndpoint: endpoint, oidcToken } });
    await bed.publish(topic, 'signed');
    await eventually(() => bed.statsOf(subscription).acked === 1);

    const token = requests[0]?.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const verify = (keys: Record<string, string>, wanted: string) =>
      new OAuth2Client().verifySignedJwtWithCertsAsync(token, keys, wanted, ['https://accounts.google.com']);
    const ticket = await verify(bed.broker.certificates(), audience);
    expect(ticket.getPayload()).toMatchObject({
      iss: 'https://accounts.google.com',
      aud: audience,
      email: 'push@test.iam.gserviceaccount.com',
      email_verified: true,
    });
    await expect(verify(bed.broker.certificates(), 'https://other.example')).rejects.toThrow(/audience/i);
    expect(bed.broker.jwks().keys).toEqual([
      expect.objectContaining({ kid: Object.keys(bed.broker.certificates())[0], kty: 'RSA', alg: 'RS256' }),
    ]);
  });

  it('backs off after failures, counts attempts, and dead-letters in the end', async () => {
    answer = () => 503;
    const deadLetterTopic = await bed.topic();
    const subscription = await bed.subscription(topic, {
      pushConfig: { pushEndpoint: endpoint },
      deadLetterPolicy: { deadLetterTopic, maxDeliveryAttempts: 5 },
      retryPolicy: {
        minimumBackoff: { seconds: 0, nanos: 50_000_000 },
        maximumBackoff: { seconds: 0, nanos: 200_000_000 },
      },
    });
    await bed.publish(topic, 'poison');
    await eventually(() => bed.statsOf(subscription).deadLettered === 1);

    const attempts = requests.map(
      ({ body }) => (JSON.parse(body) as { deliveryAttempt: number }).deliveryAttempt,
    );
    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    expect((requests[4]?.at ?? 0) - (requests[3]?.at ?? 0)).toBeGreaterThanOrEqual(195);
    expect(bed.broker.messagesOf(deadLetterTopic)).toHaveLength(1);
  });

  it('treats a redirect and a connection that breaks as failures', async () => {
    const codes = [302, 203, 200];
    answer = () => codes.shift() ?? 500;
    const subscription = await bed.subscription(topic, { pushConfig: { pushEndpoint: endpoint } });
    await bed.publish(topic, 'stubborn');
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(requests).toHaveLength(3);
    expect(bed.statsOf(subscription).nacked).toBe(2);
  });

  it('sends the bare data with its metadata in headers when asked to', async () => {
    const pushConfig = { pushEndpoint: endpoint, noWrapper: { writeMetadata: true } };
    const subscription = await bed.subscription(topic, { pushConfig });
    const attributes = { tenant: 't', 'not a header': 'x', emoji: '🙂' };
    await bed.client.topic(topic).publishMessage({ data: Buffer.from('{"a":1}'), attributes });
    await eventually(() => bed.statsOf(subscription).acked === 1);

    expect(requests[0]?.body).toBe('{"a":1}');
    expect(requests[0]?.headers).toMatchObject({
      tenant: 't',
      'x-goog-pubsub-subscription-name': subscription,
      'x-goog-pubsub-message-id': bed.broker.messagesOf(topic)[0]?.id,
    });
    expect(requests[0]?.headers).not.toHaveProperty('emoji');
  });

  it('has one message of an ordering key on the way at a time', async () => {
    let open = 0;
    let most = 0;
    answer = async () => {
      open += 1;
      most = Math.max(most, open);
      await pause(10);
      open -= 1;
      return 200;
    };
    const subscription = await bed.subscription(topic, {
      pushConfig: { pushEndpoint: endpoint },
      enableMessageOrdering: true,
    });
    await bed.publishInOrder(topic, ['1', '2', '3', '4'], 'k');
    await eventually(() => bed.statsOf(subscription).acked === 4);

    const texts = requests.map(({ body }) => {
      const { message } = JSON.parse(body) as { message: { data: string } };
      return Buffer.from(message.data, 'base64').toString();
    });
    expect(texts).toEqual(['1', '2', '3', '4']);
    expect(most).toBe(1);
  });

  it('becomes a pull subscription, and back, when the push configuration changes', async () => {
    const subscription = await bed.subscription(topic, { pushConfig: { pushEndpoint: endpoint } });
    await bed.client.subscription(subscription).modifyPushConfig({});
    await bed.publish(topic, 'pulled');
    const [message] = await bed.pull(subscription);
    expect(message?.text).toBe('pulled');
    expect(requests).toHaveLength(0);

    await bed.nack(subscription, message?.ackId ?? '');
    await bed.client.subscription(subscription).modifyPushConfig({ pushEndpoint: endpoint });
    await eventually(() => bed.statsOf(subscription).acked === 1);
    expect(requests).toHaveLength(1);
  });

  it('pauses while the broker is down and goes on afterwards', async () => {
    const subscription = await bed.subscription(topic, { pushConfig: { pushEndpoint: endpoint } });
    await bed.publish(topic, 'before');
    await eventually(() => bed.statsOf(subscription).acked === 1);
    bed.broker.faults = { delayMs: 100 };
    await bed.publish(topic, 'during');
    bed.broker.faults = { unavailable: true };
    await pause(200);
    expect(requests).toHaveLength(1);

    bed.broker.faults = {};
    await eventually(() => bed.statsOf(subscription).acked === 2);
  });
});
