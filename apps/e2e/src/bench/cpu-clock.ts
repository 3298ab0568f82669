import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of /proc; the kernel's own unit on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Fields of /proc/<pid>/stat after the name, counted from zero. */
const FIELD = { parent: 1, user: 11, system: 12, deadUser: 13, deadSystem: 14 } as const;

/** CPU seconds a process has used so far. */
export function readCpuSeconds(pid: number): number {
  return sum(readStat(pid), FIELD.user, FIELD.system) / TICKS_PER_SECOND;
}

/** The same of a process with its children, those that ended included: a PostgreSQL server is many. */
export function readFamilyCpuSeconds(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readStat(Number(name))[FIELD.parent] === pid)
    .map(Number);
  const dead = sum(readStat(pid), FIELD.deadUser, FIELD.deadSystem) / TICKS_PER_SECOND;
  return [pid, ...children].reduce((total, one) => total + readCpuSeconds(one), dead);
}

/** The embedded PostgreSQL server of a sandbox. */
export function findPostgres(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Empty for a process that has just ended. */
function readStat(pid: number): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces.
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

function sum(stat: readonly number[], ...fields: number[]): number {
  return fields.reduce((total, field) => total + (stat[field] ?? 0), 0);
}
