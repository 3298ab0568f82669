import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that lost its sandbox stops within moments. */
const graceMs = 10_000;

/**
 * Makes a data folder startable after a crash. PostgreSQL itself only compares process numbers, which a restarted
 * container gives to another program; here a lock counts only while a server really runs on the folder.
 * @throws Error when a server still uses the folder after ten seconds: another sandbox is running.
 */
export async function clearStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid');
  const deadline = Date.now() + graceMs;
  for (;;) {
    const pid = readPid(lock);
    if (pid === undefined) return;
    if (!isServerOf(pid, dataDir)) {
      rmSync(lock, { force: true });
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `PostgreSQL (process ${pid}) already runs on ${dataDir}. Stop the other sandbox, or choose another SANDBOX_DATA_DIR.`,
      );
    }
    await sleep(100);
  }
}

function readPid(lock: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isServerOf(pid: number, dataDir: string): boolean {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return typeof stdout === 'string' && stdout.includes('postgres') && stdout.includes(dataDir);
}
