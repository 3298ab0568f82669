import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { WORKSPACE } from './app-folder';

/** What `nx serve` and `npm start` use, so that the tests run what a newcomer runs. */
export function localValues(app: string): Record<string, string> {
  const values = parseEnv(readFileSync(join(WORKSPACE, 'apps', app, '.env.serve'), 'utf8'));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']));
}
