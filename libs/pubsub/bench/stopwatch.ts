import type { BenchJob, BenchMeasure } from './bench-job';

/** Counts messages that are done; measures from the last of the warm-up to the last that counts. */
export class Stopwatch {
  private done = 0;
  private startedAt = 0;
  private cpuAtStart?: NodeJS.CpuUsage;

  constructor(
    private readonly job: Pick<BenchJob, 'messages' | 'warmUp'>,
    private readonly onEnd: (measure: BenchMeasure) => void,
  ) {}

  count(): void {
    this.done += 1;
    if (this.done === this.job.warmUp) this.start();
    if (this.done === this.job.warmUp + this.job.messages) this.end();
  }

  private start(): void {
    this.cpuAtStart = process.cpuUsage();
    this.startedAt = performance.now();
  }

  private end(): void {
    const seconds = (performance.now() - this.startedAt) / 1000;
    const { user, system } = process.cpuUsage(this.cpuAtStart);
    this.onEnd({ messages: this.job.messages, seconds, cpuSeconds: (user + system) / 1e6 });
  }
}
