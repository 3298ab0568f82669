type Lines = Map<string, (number | null)[]>;

/** What the page's own module exports; it is plain JavaScript, served as it is. */
interface Figures {
  add(columns: { times: number[]; series: Record<string, (number | null)[]> }, most: number): void;
  gauge(name: string, by: string): Lines;
  rate(name: string, by: string): Lines;
  increase(name: string, by: string, seconds: number): Lines;
  quantile(share: number, name: string, by: string): Lines;
}

describe('Figures', () => {
  let create: () => Figures;

  beforeAll(async () => {
    const path = './page/figures.js';
    const { Figures } = (await import(path)) as { Figures: new () => Figures };
    create = () => new Figures();
  });

  const times = (count: number) => Array.from({ length: count }, (_, index) => index * 5000);

  it('sums series over the labels it is not asked for', () => {
    const figures = create();
    figures.add(
      { times: times(2), series: { 'a{job="w",x="1"}': [1, 2], 'a{job="w",x="2"}': [3, null] } },
      10,
    );
    expect(figures.gauge('a', 'job')).toEqual(new Map([['w', [4, 2]]]));
    expect([...figures.gauge('a', 'x').keys()]).toEqual(['1', '2']);
  });

  it('does not take a longer name for the one asked for', () => {
    const figures = create();
    figures.add({ times: times(1), series: { 'a_count{job="w"}': [1] } }, 10);
    expect(figures.gauge('a', 'job').size).toBe(0);
  });

  it('counts what was added, also over a restart of the service', () => {
    const figures = create();
    figures.add({ times: times(4), series: { 'a{job="w"}': [10, 20, 5, 10] } }, 10);
    expect(figures.increase('a', 'job', 600).get('w')).toEqual([0, 10, 15, 20]);
    expect(figures.rate('a', 'job').get('w')).toEqual([null, 2, 1.5, 20 / 15]);
  });

  it('finds the quantile within its bucket, and none where nothing was measured', () => {
    const figures = create();
    const series = {
      'a_bucket{job="w",le="1"}': [0, 0, 50],
      'a_bucket{job="w",le="2"}': [0, 0, 100],
      'a_bucket{job="w",le="+Inf"}': [0, 0, 100],
    };
    figures.add({ times: times(3), series }, 10);
    expect(figures.quantile(0.75, 'a', 'job').get('w')).toEqual([null, null, 1.5]);
  });

  it('keeps the newest samples, and a series that came later in step', () => {
    const figures = create();
    figures.add({ times: [1, 2], series: { 'a{job="w"}': [1, 2] } }, 3);
    figures.add({ times: [3, 4], series: { 'a{job="w"}': [3, 4], 'b{job="w"}': [7, 8] } }, 3);
    expect(figures.gauge('a', 'job').get('w')).toEqual([2, 3, 4]);
    expect(figures.gauge('b', 'job').get('w')).toEqual([null, 7, 8]);
  });
});
