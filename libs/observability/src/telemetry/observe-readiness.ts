import { metrics, ValueType } from '@opentelemetry/api';

/** Who cannot tell in this time is not ready; shorter than a scrape may last. In milliseconds. */
const LONGEST_CHECK_MS = 3_000;

/** `service.ready`: 1 while the check says so, 0 otherwise; asked whenever somebody asks for metrics. */
export function observeReadiness(check: () => Promise<boolean>): void {
  metrics
    .getMeter('health')
    .createObservableGauge('service.ready', {
      description: '1 while the service can do its work, 0 while a part of it is away',
      valueType: ValueType.INT,
    })
    .addCallback(async (result) => {
      const late = new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), LONGEST_CHECK_MS).unref();
      });
      const ready = await Promise.race([check().catch(() => false), late]);
      result.observe(ready ? 1 : 0);
    });
}
