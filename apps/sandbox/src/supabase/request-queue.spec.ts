import { CallerGoneError, RequestQueue } from './request-queue';

describe('RequestQueue', () => {
  it('works on as many requests as there are connections, in order, and skips callers who left', async () => {
    const queue = new RequestQueue(1);
    const done: string[] = [];
    let release: () => void = () => undefined;
    const held = queue.use(
      new AbortController().signal,
      () => new Promise<void>((resolve) => (release = resolve)),
    );
    const leaver = new AbortController();
    const left = queue.use(leaver.signal, () => done.push('left'));
    const stayed = queue.use(new AbortController().signal, () => done.push('stayed'));
    leaver.abort();
    release();
    await held;

    await expect(left).rejects.toBeInstanceOf(CallerGoneError);
    await stayed;
    expect(done).toEqual(['stayed']);
  });
});
