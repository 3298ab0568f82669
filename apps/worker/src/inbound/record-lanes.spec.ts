import { RecordLanes } from './record-lanes';

describe(RecordLanes.name, () => {
  it('lets no more calls in than it has lanes, in the order they came, and goes on after a failure', async () => {
    const lanes = new RecordLanes(2);
    const begun: number[] = [];
    const ends: ((error?: Error) => void)[] = [];
    const call = (number: number) =>
      lanes.use(
        () =>
          new Promise<number>((resolve, reject) => {
            begun.push(number);
            ends.push((error) => (error ? reject(error) : resolve(number)));
          }),
      );
    const calls = [1, 2, 3, 4].map(call);
    expect(begun).toEqual([1, 2]);

    ends[0]?.(new Error('the database is away'));
    await expect(calls[0]).rejects.toThrow('away');
    expect(begun).toEqual([1, 2, 3]);

    ends[1]?.();
    ends[2]?.();
    expect(await Promise.all([calls[1], calls[2]])).toEqual([2, 3]);
    ends[3]?.();
    expect(await calls[3]).toBe(4);
  });
});
