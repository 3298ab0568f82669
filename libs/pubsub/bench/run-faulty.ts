import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SandboxControl } from '../test/faults/sandbox-control';
import type { BenchBed, Candidate } from './bench-bed';

/** What became of the messages when one handler in a hundred threw at its first attempt. */
export interface FaultyResult {
  /** Acknowledged and never handled. */
  readonly lost: number;
  /** Neither handled nor acknowledged when the time was over. */
  readonly stuck: number;
  /** How the process ended by itself, if it did. */
  readonly ended?: string;
}

const MESSAGES = 5_000;
/** Long enough for a retry policy of at most a second, and for a lease of ten to end. */
const PATIENCE_MS = 15_000;

/** Gives the candidate 5,000 messages, of which 50 fail once. */
export async function runFaulty(bed: BenchBed, candidate: Candidate): Promise<FaultyResult> {
  const load = { handlerMs: 0, concurrency: 100, messages: MESSAGES, warmUp: 0 };
  const job = await bed.prepare({ ...load, candidate: candidate.id, kind: 'faulty' });
  const control = new SandboxControl(bed.broker.url);
  const child = bed.start(candidate, job);
  let handled = 0;
  let ended: string | undefined;
  child.on('message', (report: { handled: number }) => (handled = report.handled));
  void once(child, 'exit').then(([code, signal]) => (ended = signal ? String(signal) : `code ${code}`));
  let open = MESSAGES;
  const deadline = Date.now() + PATIENCE_MS;
  while (open > 0 && ended === undefined && Date.now() < deadline) {
    await sleep(200);
    open = await control.countOpen(job.subscription);
  }
  // The last report is at most 100 ms old.
  await sleep(300);
  const result = { lost: MESSAGES - handled - open, stuck: open, ended };
  await bed.finish(child, job);
  return result;
}
