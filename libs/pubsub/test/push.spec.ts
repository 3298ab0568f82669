import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Injectable, UseGuards, type CanActivate, type INestApplication } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { IsInt } from 'class-validator';
import { DEAD_LETTER_ATTRIBUTES, PubSubContext, PubSubModule, PubSubPushModule, PubSubServer } from '../src';
import { startBroker, type Broker } from './broker';
import { TokenIssuer } from '@whatsapp-agent/testing';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

class OrderDto {
  @IsInt()
  total: number;
}

let seen: string[] = [];
let guarded = 0;

@Injectable()
class CountingGuard implements CanActivate {
  canActivate(): boolean {
    guarded += 1;
    return true;
  }
}

@Controller()
@UseGuards(CountingGuard)
class OrdersController {
  @EventPattern<string>('order')
  async order(@Payload() order: OrderDto, @Ctx() context: PubSubContext) {
    await sleep(order.total);
    seen.push(
      `${order.total} ${context.getMessageId()} ${context.getDeliveryAttempt()} ${context.getSubscription()}`,
    );
  }

  @EventPattern<string>('retry')
  retry() {
    throw Object.assign(new Error('later'), { disposition: 'retry' });
  }
}

describe('PubSubPushModule', () => {
  const issuer = new TokenIssuer();
  let broker: Broker;
  let bed: TestBed;
  let app: INestApplication;

  beforeAll(async () => {
    await issuer.start();
    broker = await startBroker();
  }, 30_000);
  afterAll(async () => {
    await issuer.stop();
    await broker.stop();
  });
  beforeEach(async () => {
    [seen, guarded] = [[], 0];
    bed = new TestBed(broker.host);
    await bed.prepare();
  });
  afterEach(() => bed.stop());

  const startApp = async (verification: Parameters<typeof PubSubPushModule.register>[0]['verification']) => {
    const started: INestApplication = await bed.startApp(
      Test.createTestingModule({
        imports: [
          PubSubModule.register({
            projectId: bed.projectId,
            emulatorHost: bed.host,
            server: { subscriptions: [], deadLetterTopic: bed.deadLetterTopic, drainBudgetMs: 2_000 },
          }),
          PubSubPushModule.register({ verification }),
        ],
        controllers: [OrdersController],
      }),
    );
    app = started;
    await app.listen(0, '127.0.0.1');
  };
  const verified = () =>
    startApp({
      audience: 'https://worker.example/pubsub/push',
      serviceAccountEmail: 'pusher@project.iam.gserviceaccount.com',
      certsUrl: issuer.certsUrl,
    });
  const post = async (body: object, headers: Record<string, string> = {}, token = issuer.sign()) => {
    const response = await fetch(`${await app.getUrl()}/pubsub/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const wrap = (pattern: string, data: unknown, id = '77') => ({
    message: {
      data: Buffer.from(JSON.stringify(data)).toString('base64'),
      attributes: { pattern },
      messageId: id,
      message_id: id,
      publishTime: '2026-01-02T03:04:05.678Z',
    },
    subscription: `projects/${bed.projectId}/subscriptions/pushed`,
    deliveryAttempt: 3,
  });

  it('answers 204 after the handler, with its guards and pipes, has ended', async () => {
    await verified();
    const response = await post(wrap('order', { total: 30 }));
    expect(response).toBe(204);
    expect(seen).toEqual(['30 77 3 pushed']);
    expect(guarded).toBe(1);
  });

  it('takes an unwrapped message, its metadata from the headers', async () => {
    await verified();
    const response = await post(
      { total: 1 },
      {
        pattern: 'order',
        'x-goog-pubsub-message-id': '88',
        'x-goog-pubsub-subscription-name': `projects/${bed.projectId}/subscriptions/bare`,
      },
    );
    expect(response).toBe(204);
    expect(seen).toEqual(['1 88 undefined bare']);
  });

  it('answers 429 when the handler asks for another attempt', async () => {
    await verified();
    expect(await post(wrap('retry', {}))).toBe(429);
    expect(bed.parked).toEqual([]);
  });

  it('parks what cannot be handled and answers 204', async () => {
    await verified();
    const bodies = [wrap('order', { total: 'many' }), wrap('unheard-of', {})];
    for (const body of bodies) expect(await post(body)).toBe(204);
    await waitFor('both are parked', () => bed.parked.length === 2);
    const reasons = bed.parked.map(({ attributes }) => attributes[DEAD_LETTER_ATTRIBUTES.reason]);
    expect(reasons.sort()).toEqual(['INVALID_PAYLOAD', 'NO_HANDLER']);
    expect(seen).toEqual([]);
  });

  it('refuses an unproven sender before anything is handled or parked', async () => {
    await verified();
    const wrong = issuer.sign({ email: 'other@evil.iam.gserviceaccount.com' });
    expect(await post(wrap('order', { total: 1 }), {}, wrong)).toBe(401);
    expect(await post(wrap('unheard-of', {}), { authorization: '' })).toBe(401);
    await sleep(300);
    expect([seen, guarded, bed.parked]).toEqual([[], 0, []]);
  });

  it('answers 400 to what is no push request', async () => {
    await verified();
    expect(await post({ hello: 'world' })).toBe(400);
  });

  it('finishes what it has and answers 503 to the rest while draining', async () => {
    await verified();
    const running = post(wrap('order', { total: 300 }, '1'));
    await waitFor('it is being handled', () => guarded === 1);
    const drained = app.get(PubSubServer).drain();
    expect(await post(wrap('order', { total: 1 }, '2'))).toBe(503);
    expect(await running).toBe(204);
    await drained;
    expect(seen).toEqual(['300 1 3 pushed']);
  });

  it('is what a push subscription of the broker delivers to', async () => {
    const audience = 'https://worker.example/pubsub/push';
    const serviceAccountEmail = 'pusher@project.iam.gserviceaccount.com';
    const { certsUrl } = broker;
    await startApp(certsUrl ? { audience, serviceAccountEmail, certsUrl } : 'none');
    await bed.pubsub.topic(bed.topic).createSubscription(`${bed.topic}-push`, {
      pushConfig: {
        pushEndpoint: `${await app.getUrl()}/pubsub/push`,
        oidcToken: { serviceAccountEmail, audience },
      },
    });
    const id = await bed.publish('order', { total: 5 });
    await waitFor('it is handled', () => seen.length > 0);
    await sleep(500);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain(`5 ${id} `);
    expect(app.get(PubSubServer).getHealth().counts).toMatchObject({ handled: 1, retried: 0 });
  }, 20_000);
});
