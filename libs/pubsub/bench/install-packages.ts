import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Candidate } from './bench-bed';

interface OtherPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** What it needs beside it, at the versions it was written for. */
  readonly beside: Readonly<Record<string, string>>;
}

/** Packages of others that can be measured, and why the rest cannot. */
export interface Installed {
  readonly candidates: readonly Candidate[];
  readonly refused: readonly { readonly label: string; readonly reason: string }[];
}

const ROOT = resolve(__dirname, '../../..');
const SCRIPTS = join(ROOT, 'libs/pubsub/bench/packages');

/** Installs them from the npm registry, each into a folder of its own that Git ignores; never into this workspace. */
export async function installPackages(): Promise<Installed> {
  const wanted = JSON.parse(readFileSync(join(SCRIPTS, 'packages.json'), 'utf8')) as OtherPackage[];
  const candidates: Candidate[] = [];
  const refused: { label: string; reason: string }[] = [];
  for (const one of wanted) {
    const label = `${one.name} ${one.version}`;
    try {
      candidates.push({ id: label, script: await install(one) });
    } catch (error) {
      refused.push({ label, reason: findNpmError(error) });
    }
  }
  return { candidates, refused };
}

async function install({ id, name, version, beside }: OtherPackage): Promise<string> {
  const folder = join(ROOT, '.data/bench', id);
  mkdirSync(folder, { recursive: true });
  const dependencies = { [name]: version, ...beside };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
  });
  for (const file of readdirSync(SCRIPTS).filter((one) => one.endsWith('.cjs'))) {
    copyFileSync(join(SCRIPTS, file), join(folder, file));
  }
  return join(folder, `${id}.cjs`);
}

function findNpmError(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  return /npm error code (\w+)/.exec(text)?.[1] ?? 'npm could not install it';
}
