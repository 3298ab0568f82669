import { readFileSync } from 'node:fs';
import { readCpuSeconds } from '../bench/cpu-clock';

/** One look at the processes. */
export interface MemorySample {
  /** Seconds since the log began. */
  readonly seconds: number;
  /** Conversations written so far. */
  readonly conversations: number;
  /** Resident memory in MB by process. */
  readonly residentMb: Readonly<Record<string, number>>;
}

/** Resident memory of processes over time, as the kernel counts it. */
export class MemoryLog {
  readonly samples: MemorySample[] = [];
  private readonly begun = performance.now();

  /** @param pids by name */
  constructor(private readonly pids: Readonly<Record<string, number>>) {}

  look(conversations: number): void {
    const residentMb = Object.fromEntries(
      Object.entries(this.pids).map(([name, pid]) => [name, readResidentMb(pid)]),
    );
    this.samples.push({ seconds: (performance.now() - this.begun) / 1000, conversations, residentMb });
  }

  /** CPU seconds of a process so far. */
  cpuSeconds(name: string): number {
    return readCpuSeconds(this.pids[name] ?? 0);
  }
}

function readResidentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
