import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Injectable, Scope } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { IsInt } from 'class-validator';
import { concat, EMPTY, of, throwError } from 'rxjs';
import { DEAD_LETTER_ATTRIBUTES, GCP_PUBSUB, PubSubContext, PubSubServer } from '../src';
import { startBroker, type Broker } from './broker';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

class OrderDto {
  @IsInt()
  total: number;
}

class ParkError extends Error {
  readonly disposition = 'park';
  readonly code = 'ORDER.UNKNOWN_SHOP';
}

@Injectable({ scope: Scope.REQUEST })
class RequestScoped {
  readonly born = Symbol();
}

let seen: string[] = [];
let contexts: PubSubContext[] = [];
const count = (entry: string) => seen.filter((one) => one === entry).length;

@Controller()
class OrdersController {
  @EventPattern<string>('ok', GCP_PUBSUB)
  async ok(@Payload() data: { id: string }, @Ctx() context: PubSubContext) {
    await sleep(20);
    contexts.push(context);
    seen.push(`ok:${data.id}`);
    return { ignored: true };
  }

  @EventPattern<string>('empty')
  empty() {
    seen.push('empty');
    return EMPTY;
  }

  @EventPattern<string>('fails-twice')
  failsTwice() {
    seen.push('fails-twice');
    if (count('fails-twice') < 3) throw new Error('not yet');
  }

  @EventPattern<string>('parks')
  parks() {
    seen.push('parks');
    return concat(
      of('a value first'),
      throwError(() => new ParkError('no such shop')),
    );
  }

  @EventPattern<string>('validated')
  validated(@Payload() order: OrderDto) {
    seen.push(`validated:${order.total}`);
  }

  @EventPattern<string>('joined')
  joinedEmpty() {
    return EMPTY;
  }

  @EventPattern<string>('joined')
  async joinedSlow() {
    await sleep(50);
    seen.push('joined');
    if (count('joined') < 2) throw new Error('late failure');
  }

  @EventPattern<string>('on-second', { subscription: 'second' })
  onSecond(@Ctx() context: PubSubContext) {
    seen.push(`on-second:${context.getSubscription()}`);
  }
}

@Controller()
class ScopedController {
  constructor(private readonly scoped: RequestScoped) {}

  @EventPattern<string>('scoped')
  scope() {
    seen.push(`scoped:${typeof this.scoped.born}`);
    throw new ParkError('from a request-scoped controller');
  }
}

describe('PubSubServer, pulling', () => {
  let broker: Broker;
  let bed: TestBed;
  let server: PubSubServer;
  const counts = () => server.getHealth().counts;

  beforeAll(async () => {
    broker = await startBroker();
  }, 30_000);
  afterAll(() => broker.stop());

  beforeEach(async () => {
    seen = [];
    contexts = [];
    bed = new TestBed(broker.host);
    await bed.prepare();
    server = await bed.start(
      [OrdersController, ScopedController],
      {
        subscriptions: [
          { name: bed.subscription, key: 'main' },
          { name: bed.second, key: 'second' },
        ],
      },
      [RequestScoped],
    );
    await waitFor('the server is ready', () => server.getHealth().ready);
  }, 30_000);
  afterEach(() => bed.stop());

  it('acknowledges a handled message once and gives the handler its context', async () => {
    const id = await bed.publish('ok', { id: '1' }, { attributes: { tenantKey: 't1' } });
    await waitFor('it is handled', () => counts().handled === 1);
    // The second subscription of the topic got it too and has no handler for it.
    await waitFor('the other subscription drops it', () => counts().foreign === 1);
    await sleep(1_500);
    expect(seen).toEqual(['ok:1']);
    const [context] = contexts;
    expect(context?.getMessageId()).toBe(id);
    expect(context?.getPattern()).toBe('ok');
    expect(context?.getAttributes()).toEqual({ pattern: 'ok', tenantKey: 't1' });
    expect(context?.getPublishTime()).toBeInstanceOf(Date);
    expect(context?.getDeliveryAttempt()).toBe(1);
    expect(context?.signal.aborted).toBe(false);
    expect(bed.parked).toEqual([]);
  });

  it('takes a stream without a value for a success', async () => {
    await bed.publish('empty', {});
    await waitFor('it is handled', () => counts().handled === 1);
    await sleep(700);
    expect(seen).toEqual(['empty']);
    expect(counts().retried).toBe(0);
  });

  it('retries after an unknown error until the handler succeeds', async () => {
    await bed.publish('fails-twice', {});
    await waitFor('it succeeds', () => counts().handled === 1);
    expect(count('fails-twice')).toBe(3);
    expect(counts().retried).toBe(2);
    expect(bed.parked).toEqual([]);
  });

  it('parks an error that says so, with reason, attributes and history, and never tries again', async () => {
    const id = await bed.publish('parks', { shop: 7 }, { attributes: { tenantKey: 't1' } });
    await waitFor('it is parked', () => bed.parked.length === 1);
    await sleep(700);
    expect(seen).toEqual(['parks']);
    const [parked] = bed.parked;
    expect(JSON.parse(String(parked?.data))).toEqual({ shop: 7 });
    expect(parked?.attributes).toMatchObject({
      pattern: 'parks',
      tenantKey: 't1',
      [DEAD_LETTER_ATTRIBUTES.reason]: 'ORDER.UNKNOWN_SHOP',
      [DEAD_LETTER_ATTRIBUTES.messageId]: id,
      [DEAD_LETTER_ATTRIBUTES.subscription]: bed.subscription,
      [DEAD_LETTER_ATTRIBUTES.deliveryAttempt]: '1',
      [DEAD_LETTER_ATTRIBUTES.times]: '1',
    });
  });

  it('keeps the class of an error thrown in a request-scoped controller', async () => {
    await bed.publish('scoped', {});
    await waitFor('it is parked', () => bed.parked.length === 1);
    expect(seen).toEqual(['scoped:symbol']);
  });

  it.each([
    ['a payload the validation pipe refuses', 'validated', { total: 'many' }, 'INVALID_PAYLOAD'],
    ['a body that is not JSON', 'ok', Buffer.from('{nope'), 'UNDECODABLE'],
    ['a body that is not UTF-8', 'ok', Buffer.from([0x22, 0xff, 0x22]), 'UNDECODABLE'],
    ['a message without a pattern', undefined, {}, 'NO_PATTERN'],
  ])('parks %s', async (_, pattern, body, reason) => {
    await bed.publish(pattern, body);
    await waitFor('it is parked', () => bed.parked.length > 0);
    expect(bed.parked[0]?.attributes[DEAD_LETTER_ATTRIBUTES.reason]).toBe(reason);
    expect(seen).toEqual([]);
    expect(counts().retried).toBe(0);
  });

  it('parks a pattern nobody handles', async () => {
    await bed.publish('unheard-of', {});
    // Once per subscription: neither knows whose it is.
    await waitFor('it is parked', () => bed.parked.length === 2);
    expect(bed.parked[0]?.attributes[DEAD_LETTER_ATTRIBUTES.reason]).toBe('NO_HANDLER');
  });

  it('waits for every handler of a pattern, also when one ends without a value', async () => {
    await bed.publish('joined', {});
    await waitFor('it is handled', () => counts().handled === 1);
    expect(count('joined')).toBe(2);
    expect(counts().retried).toBe(1);
  });

  it('runs a handler only for the subscription it names', async () => {
    await bed.publish('on-second', {});
    await waitFor('both deliveries are settled', () => counts().handled === 1 && counts().foreign === 1);
    expect(seen).toEqual([`on-second:${bed.second}`]);
    expect(bed.parked).toEqual([]);
  });
});
