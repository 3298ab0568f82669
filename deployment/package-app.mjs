// Makes dist/package/<app>: the bundle, its dependencies in one file, and what Node compiles of them at the start. What a Dockerfile copies into the image, so that the same folder can be run and tested where there is no Docker.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleDependencies } from './bundle-dependencies.mjs';
import { fillCompileCache } from './fill-compile-cache.mjs';

const APPS = ['ingestion', 'worker'];
/** Whose files are served or read by path, so that no bundle can hold them. */
const READ_FROM_DISK = ['swagger-ui-dist'];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [app] = process.argv.slice(2);

if (!APPS.includes(app)) {
  console.error(`Usage: node deployment/package-app.mjs ${APPS.join('|')} (after the app was built)`);
  process.exit(2);
}
const built = join(root, 'dist', 'apps', app);
if (!existsSync(join(built, 'main.js'))) {
  console.error(`dist/apps/${app} is not built. Run: npx nx run ${app}:package`);
  process.exit(1);
}
const target = join(root, 'dist', 'package', app);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const file of ['main.js', 'main.js.map', 'package.json', 'package-lock.json']) {
  cpSync(join(built, file), join(target, file));
}
const install = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
execFileSync('npm', install, { cwd: target, stdio: 'inherit' });
await bundleDependencies(target);
dropBundled(target);
await fillCompileCache(target);
console.log(`dist/package/${app} is complete: node dist/package/${app}/main.js`);

function dropBundled(folder) {
  const packages = join(folder, 'node_modules');
  for (const name of readdirSync(packages)) {
    if (!READ_FROM_DISK.includes(name)) rmSync(join(packages, name), { recursive: true });
  }
}
