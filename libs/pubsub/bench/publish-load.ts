import type { BenchJob } from './bench-job';
import { BENCH_TEXT } from './bench-text';
import { Stopwatch } from './stopwatch';

/** Keeps `concurrency` publishes under way until all are confirmed; the measure goes to the process that started it. */
export async function publishLoad(
  job: BenchJob,
  publish: (payload: object) => Promise<string>,
): Promise<void> {
  const stopwatch = new Stopwatch(job, (measure) => process.send?.(measure));
  let next = 0;
  const publishSome = async () => {
    for (let n = next++; n < job.messages + job.warmUp + job.concurrency; n = next++) {
      await publish({ n, text: BENCH_TEXT });
      stopwatch.count();
    }
  };
  await Promise.all(Array.from({ length: job.concurrency }, publishSome));
}
