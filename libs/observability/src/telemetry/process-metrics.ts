import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ValueType, type Meter } from '@opentelemetry/api';

const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/** Memory, processor time and event-loop delay of this process, read when somebody asks for metrics. */
export function observeProcess(meter: Meter): void {
  meter
    .createObservableGauge('process.memory.usage', { unit: 'By', valueType: ValueType.INT })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter.createObservableCounter('process.cpu.time', { unit: 's' }).addCallback((result) => {
    const { user, system } = process.cpuUsage();
    result.observe(user / MICROSECONDS, { 'cpu.mode': 'user' });
    result.observe(system / MICROSECONDS, { 'cpu.mode': 'system' });
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  meter.createObservableGauge('nodejs.eventloop.delay.p99', { unit: 's' }).addCallback((result) => {
    const p99 = delay.percentile(99);
    if (Number.isFinite(p99)) result.observe(p99 / NANOSECONDS);
    delay.reset();
  });
}
