import 'reflect-metadata';
import type { BenchJob } from './bench-job';
import { HandledLoad } from './handled-load';
import { consumeRaw, publishRaw } from './raw.candidate';
import { consumeWithTransport, publishWithTransport } from './transport.candidate';

/** A process that does one job, says what it measured, and is ended by its parent. */
async function work(job: BenchJob): Promise<void> {
  if (job.kind === 'publish') return job.candidate === 'raw' ? publishRaw(job) : publishWithTransport(job);
  const load = new HandledLoad(job);
  if (job.candidate === 'raw') consumeRaw(job, load);
  else await consumeWithTransport(job, load);
}

process.on('disconnect', () => process.exit(0));
void work(JSON.parse(process.argv[2] ?? '{}') as BenchJob);
