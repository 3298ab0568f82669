import { readPushRequest } from './push-request';

describe('readPushRequest', () => {
  const message = {
    data: Buffer.from('{"a":1}').toString('base64'),
    attributes: { pattern: 'x', odd: 7 },
    messageId: '1',
    orderingKey: 'k',
    publishTime: '2026-01-02T03:04:05.678Z',
  };

  it('reads a wrapped message', () => {
    const body = { message, subscription: 'projects/p/subscriptions/s', deliveryAttempt: 2 };
    expect(readPushRequest(body, {})).toEqual({
      id: '1',
      data: Buffer.from('{"a":1}'),
      attributes: { pattern: 'x' },
      orderingKey: 'k',
      publishTime: new Date('2026-01-02T03:04:05.678Z'),
      deliveryAttempt: 2,
      subscription: 's',
    });
  });

  it('reads the older names and leaves out what is missing', () => {
    expect(readPushRequest({ message: { message_id: '2' } }, {})).toEqual({
      id: '2',
      data: Buffer.alloc(0),
      attributes: {},
      orderingKey: undefined,
      publishTime: undefined,
      deliveryAttempt: undefined,
      subscription: '',
    });
  });

  it('reads an unwrapped message without taking the headers of the request for attributes', () => {
    const headers = {
      host: 'worker',
      authorization: 'Bearer t',
      'x-forwarded-for': '1.1.1.1',
      'x-goog-pubsub-message-id': '3',
      'x-goog-pubsub-publish-time': '2026-01-02T03:04:05.678Z',
      'x-goog-pubsub-subscription-name': 'projects/p/subscriptions/s',
      pattern: 'x',
      tenantkey: 't',
    };
    expect(readPushRequest({ a: 1 }, headers)).toMatchObject({
      id: '3',
      data: Buffer.from('{"a":1}'),
      attributes: { pattern: 'x', tenantkey: 't' },
      subscription: 's',
    });
    expect(readPushRequest({ a: 1 }, headers)?.attributes).toEqual({ pattern: 'x', tenantkey: 't' });
  });

  it.each([[undefined], ['text'], [{}], [{ message: 'no' }], [{ message: { data: 'eA==' } }], [[1]]])(
    'finds no message in %j',
    (body) => {
      expect(readPushRequest(body, { host: 'worker' })).toBeUndefined();
    },
  );

  it('takes a message of which one part is of the wrong type without failing', () => {
    const odd = {
      message: { messageId: '4', data: 5, attributes: 'x', publishTime: 'never' },
      deliveryAttempt: -1,
    };
    expect(readPushRequest(odd, {})).toMatchObject({ id: '4', data: Buffer.alloc(0), attributes: {} });
    expect(readPushRequest(odd, {})?.deliveryAttempt).toBeUndefined();
  });
});
