import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries';

/** The user PostgreSQL runs as; empty means "whoever runs the sandbox". */
export interface PostgresAccount {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root, so root lends it the account `postgres`, or `nobody` where there is none.
 * @throws Error when root runs the sandbox on a machine without either account.
 */
export function findPostgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root and there is no user "postgres" or "nobody". Create one.');
}

/** Makes `directory` and gives it to the account. */
export function giveDirectory(directory: string, account: PostgresAccount): void {
  mkdirSync(directory, { recursive: true });
  if (account.uid === undefined || account.gid === undefined) return;
  chownSync(directory, account.uid, account.gid);
  chmodSync(directory, 0o700);
}

/**
 * A folder like `wanted` that the account can enter: itself, opened for passing through where only it is closed
 * (as `mkdtemp` makes it), or one in the temporary folder when a parent is closed (a checkout below /root).
 */
export function chooseReachableDirectory(wanted: string, account: PostgresAccount): string {
  mkdirSync(wanted, { recursive: true });
  if (canEnter(wanted, account)) return wanted;
  if (canEnter(dirname(wanted), account)) {
    chmodSync(wanted, 0o711);
    return wanted;
  }
  const id = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return join(tmpdir(), `whatsapp-agent-${id}`, basename(wanted));
}

/** The programs themselves, or a copy of them in the temporary folder when the account cannot reach them. */
export function chooseReachableBinaries(
  binaries: PostgresBinaries,
  account: PostgresAccount,
): PostgresBinaries {
  if (canEnter(join(binaries.root, 'bin'), account)) return binaries;
  const id = createHash('sha256').update(binaries.root).digest('hex').slice(0, 12);
  const copy = join(tmpdir(), `whatsapp-agent-postgres-${id}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, copy);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return { root: copy };
}

function canEnter(directory: string, account: PostgresAccount): boolean {
  if (account.uid === undefined) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...account, cwd: '/' });
  return probe.status === 0;
}
