import { ASSUMED } from './assumptions.mjs';
import { capacityOf, costPer1000 } from './capacity.mjs';
import { drawDay } from './day-load.mjs';
import { readMeasured } from './measured.mjs';
import { seededRandom } from './random.mjs';

const MEASURED = { workerCpuMs: 20, databaseCallsPerTurn: 4, ingestionCpuMs: 0.5 };
const PAGE = `
<!-- bench:worker:begin -->

| conversations | together |
| ---: | ---: |
| 1 | 4.08 |
| 100 | 4.01 |

<!-- bench:worker:end -->
<!-- bench:ingestion:begin -->

| load | server | CPU each |
| --- | --- | ---: |
| 90/s | ingestion, logging each | 900 µs |
| flat out | raw Node | 100 µs |
| flat out | ingestion | 210 µs |
| flat out | ingestion, logging each | 250 µs |

<!-- bench:ingestion:end -->
<!-- bench:soak:begin -->

| conversations | lost |
| ---: | ---: |
| 10 | 0 |

| service | CPU per message, ms |
| --- | ---: |
| worker | 21.5 |
| ingestion | 3.0 |

<!-- bench:soak:end -->
`;

describe('capacityOf', () => {
  it('grows with the businesses and nothing else', () => {
    const [one, ten] = [100, 1_000].map((businesses) => capacityOf(businesses, ASSUMED, MEASURED, 80));
    for (const key of ['turns', 'webhooks', 'turnsAtOnce', 'databaseCalls', 'modelTokensPerMinute']) {
      expect(ten[key] / one[key]).toBeCloseTo(10);
    }
  });

  it('needs as many turns at once as arrive while one lasts', () => {
    const { turns, turnsAtOnce } = capacityOf(10_000, ASSUMED, MEASURED, 80);
    expect(turnsAtOnce).toBeCloseTo(turns * (1.2 + 1.5 * 2));
  });

  it('counts instances by their slots, or by their core where that ends first', () => {
    const bySlots = capacityOf(10_000, ASSUMED, MEASURED, 30).workerInstances;
    const byCore = capacityOf(10_000, ASSUMED, { ...MEASURED, workerCpuMs: 200 }, 1_000).workerInstances;
    expect(bySlots).toBe(Math.ceil(133.33 / (30 / 4.2)));
    expect(byCore).toBe(Math.ceil(133.33 / 3));
  });
});

describe('costPer1000', () => {
  it('is mostly the model, and cheaper with a cheaper one', () => {
    const costs = costPer1000(ASSUMED, MEASURED);
    expect(costs.model).toBeGreaterThan(costs.worker + costs.ingestion + costs.pubsub);
    const half = { ...ASSUMED, price: { input: 0.2, cached: 0.05, output: 0.8 } };
    expect(costPer1000(half, MEASURED).model).toBeCloseTo(costs.model / 2);
  });
});

describe('readMeasured', () => {
  it('takes the figures from the tables of the page', () => {
    expect(readMeasured(PAGE)).toEqual({
      workerCpuMs: 21.5,
      databaseCallsPerTurn: 4.01,
      ingestionCpuMs: 0.25,
    });
  });

  it('says which figure is not there', () => {
    expect(() => readMeasured(PAGE.replaceAll('bench:soak', 'bench:other'))).toThrow("no section 'soak'");
    expect(() => readMeasured(PAGE.replace('| worker | 21.5 |', ''))).toThrow(
      'does not say the CPU of a turn',
    );
  });
});

describe('drawDay', () => {
  it('has the arrivals of the day and the campaign, in order, busiest in the evening', () => {
    const arrivals = drawDay(seededRandom(1), {
      perDay: 50_000,
      campaign: { at: 11 * 3600, replies: 1_000, withinSeconds: 300 },
    });
    expect(Math.abs(arrivals.length - 51_000)).toBeLessThan(1_000);
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    const inHour = (hour) => arrivals.filter((at) => Math.floor(at / 3600) === hour).length;
    expect(inHour(19)).toBeGreaterThan(10 * inHour(3));
  });
});
