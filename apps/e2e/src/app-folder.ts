import { join } from 'node:path';

/** Root of the workspace. */
export const WORKSPACE = join(__dirname, '..', '..', '..');

/** How a built app is started. */
export interface AppFolder {
  main: string;
  cwd: string;
  /** The Node that runs it. */
  node: string;
  /** What it sees of the environment besides its configuration. */
  env: Readonly<Record<string, string>>;
  /** Who it runs as; absent: whoever runs the tests. */
  uid?: number;
}

/**
 * Where an app is: what `nx build` made, or, with E2E_APPS naming a folder made by `isolate-packages.cjs`, the packaged
 * folder that becomes its image. The sandbox is in no image.
 */
export function locateApp(name: 'ingestion' | 'worker' | 'sandbox'): AppFolder {
  const packages = process.env['E2E_APPS'];
  if (!packages || name === 'sandbox') {
    const { PATH = '', HOME = '' } = process.env;
    const main = join(WORKSPACE, 'dist', 'apps', name, 'main.js');
    return { main, cwd: WORKSPACE, node: process.execPath, env: { PATH, HOME } };
  }
  const cwd = join(packages, name);
  const folder = { main: join(cwd, 'main.js'), cwd, node: join(packages, 'node'), env: compileCache(cwd) };
  return process.getuid?.() === 0 ? { ...folder, uid: IMAGE_USER } : folder;
}

/** `node` in the image: owns nothing there, and nothing where the suite runs as root. */
const IMAGE_USER = 1000;

/** What the image sets, see deployment/docker. */
const compileCache = (cwd: string): Record<string, string> => ({
  NODE_COMPILE_CACHE: join(cwd, 'compile-cache'),
  NODE_COMPILE_CACHE_PORTABLE: '1',
});
