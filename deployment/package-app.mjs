// Makes dist/package/<app>: the bundle, its pruned dependencies, nothing else. What a Dockerfile copies into the
// image, so that the same folder can be run and tested where there is no Docker.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const APPS = ['ingestion', 'worker'];
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
console.log(`dist/package/${app} is complete: node dist/package/${app}/main.js`);
