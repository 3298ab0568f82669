// node tooling/listings/run.mjs import|export ARGS…: builds the listings command when it changed, and runs it where it was
// called from, on the local stand-in unless the environment or .env names a Supabase project.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf, readPorts, readUserEnvironment } from '../start/environment.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const build = spawnSync('nx', ['build', 'listings', '--output-style=static'], {
  cwd: root,
  env: { ...process.env, NX_DAEMON: 'false' },
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`The build failed:\n${build.stdout}${build.stderr}\n`);
  process.exit(2);
}
const user = readUserEnvironment(root);
const child = spawn(process.execPath, [join(root, 'dist/apps/listings/main.js'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? root,
  env: environmentOf('listings', root, user, { ...readPorts(user), listings: { port: 0 } }),
  stdio: 'inherit',
});
const [code] = await once(child, 'exit');
process.exit(code ?? 2);
