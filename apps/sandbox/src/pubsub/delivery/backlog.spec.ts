import { Backlog } from './backlog';
import type { Consumer } from './consumer';
import type { StoredMessage } from './stored-message';

class OpenConsumer implements Consumer {
  readonly kind = 'stream';
  readonly ackDeadlineMs = 10_000;
  closed = false;
  hasRoom = () => true;
  deliver = () => undefined;
  flush = () => undefined;
  release = () => undefined;
  end = () => undefined;
}

function message(sequence: number, orderingKey = '', publishedAt = 1000): StoredMessage {
  const data = Buffer.from(String(sequence));
  return { id: String(sequence), sequence, data, attributes: {}, orderingKey, publishedAt, size: 1 };
}

describe('Backlog', () => {
  const taken = (backlog: Backlog, consumer: Consumer, oldest = 0) =>
    backlog.take(consumer, oldest)?.message.sequence;

  it('drops what is older than the retention, and only that', () => {
    const backlog = new Backlog(true, () => undefined);
    backlog.add(message(1, '', 500), 0);
    backlog.add(message(2, 'k', 500), 0);
    backlog.add(message(3, 'k', 1000), 0);

    expect(taken(backlog, new OpenConsumer(), 1000)).toBe(3);
    expect(taken(backlog, new OpenConsumer(), 1000)).toBeUndefined();
    expect(backlog.messages.map(({ sequence }) => sequence)).toEqual([3]);
  });

  it('keeps a key with the consumer that has messages of it, until that one is gone and they are settled', () => {
    const backlog = new Backlog(true, () => undefined);
    const [first, second] = [new OpenConsumer(), new OpenConsumer()];
    [1, 2, 3].forEach((sequence) => backlog.add(message(sequence, 'k'), 0));
    const one = backlog.take(first, 0);
    expect(taken(backlog, second)).toBeUndefined();

    first.closed = true;
    backlog.releaseConsumer(first);
    expect(taken(backlog, second)).toBeUndefined();

    if (one) backlog.acknowledge(one);
    expect([taken(backlog, second), taken(backlog, second)]).toEqual([2, 3]);
    expect(backlog.size).toBe(2);
  });

  it('hands a message with its successors out again, in order, when it is put back', () => {
    const backlog = new Backlog(true, () => undefined);
    const consumer = new OpenConsumer();
    [1, 2, 3].forEach((sequence) => backlog.add(message(sequence, 'k'), 0));
    const [one, two] = [backlog.take(consumer, 0), backlog.take(consumer, 0)];
    if (!one || !two) throw new Error('Nothing was handed out.');
    backlog.acknowledge(two);
    expect(backlog.size).toBe(2);

    expect(backlog.putBack(one)).toEqual([two]);
    expect(backlog.size).toBe(3);
    expect([1, 2, 3].map(() => taken(backlog, consumer))).toEqual([1, 2, 3]);
  });

  it('says when something can be handed out', () => {
    const onReady = jest.fn();
    const backlog = new Backlog(false, onReady);
    backlog.add(message(1), Number.MAX_SAFE_INTEGER);
    expect(onReady).not.toHaveBeenCalled();
    expect(taken(backlog, new OpenConsumer())).toBeUndefined();

    backlog.add(message(2), 0);
    expect(onReady).toHaveBeenCalledTimes(1);
    expect(taken(backlog, new OpenConsumer())).toBe(2);
    backlog.clear();
  });
});
