import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { WORKSPACE } from '../app-folder';
import { readCpuSeconds } from '../bench/cpu-clock';

const HOOK = join(WORKSPACE, 'apps', 'e2e', 'src', 'soak', 'live-memory.hook.mjs');

/** One look at the processes. */
export interface MemorySample {
  /** Conversations written so far. */
  readonly conversations: number;
  /** Resident memory in MB by process. */
  readonly residentMb: Readonly<Record<string, number>>;
}

/** What is in use after a garbage collection. */
export interface LiveMemory {
  /** Conversations written by then. */
  readonly conversations: number;
  /** MB by process. */
  readonly liveMb: Readonly<Record<string, number>>;
}

/** Resident memory of processes over time, as the kernel counts it, and what of it is in use. */
export class MemoryLog {
  readonly samples: MemorySample[] = [];
  readonly live: LiveMemory[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'soak-memory-'));
  private pids: Readonly<Record<string, number>> = {};

  /** What a process has to be started with so that {@link measureLive} can ask it. @param heapMb its limit */
  environmentOf(name: string, heapMb: number): Record<string, string> {
    return {
      NODE_OPTIONS: `--max-old-space-size=${heapMb} --expose-gc --import=${pathToFileURL(HOOK).href}`,
      LIVE_MEMORY_FILE: this.fileOf(name),
    };
  }

  /** Names the processes, once they run. @param pids by name */
  watch(pids: Readonly<Record<string, number>>): void {
    this.pids = pids;
  }

  look(conversations: number): void {
    const residentMb = Object.fromEntries(
      Object.entries(this.pids).map(([name, pid]) => [name, readResidentMb(pid)]),
    );
    this.samples.push({ conversations, residentMb });
  }

  /** Lets every process collect its garbage and say what is left. */
  async measureLive(conversations: number): Promise<void> {
    const liveMb: Record<string, number> = {};
    for (const [name, pid] of Object.entries(this.pids)) {
      rmSync(this.fileOf(name), { force: true });
      process.kill(pid, 'SIGUSR2');
      while (!existsSync(this.fileOf(name))) await wait(50);
      await wait(100);
      ({ liveMb: liveMb[name] = 0 } = JSON.parse(readFileSync(this.fileOf(name), 'utf8')) as {
        liveMb: number;
      });
    }
    this.live.push({ conversations, liveMb });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private fileOf(name: string): string {
    return join(this.folder, `${name}.json`);
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
