import { MetricsHistory } from './metrics-history';

describe(MetricsHistory, () => {
  it('gives a column to each series, with gaps where it was not there', () => {
    const history = new MetricsHistory(10);
    history.add(1000, new Map([['a', 1]]));
    history.add(2000, new Map([['b', 5]]));
    expect(history.read()).toEqual({ times: [1000, 2000], series: { a: [1, null], b: [null, 5] } });
  });

  it('tells only what is new to who asks again', () => {
    const history = new MetricsHistory(10);
    history.add(1000, new Map([['a', 1]]));
    history.add(2000, new Map([['a', 2]]));
    expect(history.read(1000)).toEqual({ times: [2000], series: { a: [2] } });
    expect(history.read(2000)).toEqual({ times: [], series: {} });
  });

  it('forgets the oldest sample when it is full', () => {
    const history = new MetricsHistory(2);
    for (const at of [1, 2, 3]) history.add(at, new Map([['a', at]]));
    expect(history.read()).toEqual({ times: [2, 3], series: { a: [2, 3] } });
  });
});
