import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { banner } from './banner.mjs';
import { buildApps } from './build.mjs';
import { environmentOf, readPorts, readUserEnvironment, replacedParts } from './environment.mjs';
import { HELP, readOptions } from './options.mjs';
import { findTakenPorts } from './ports.mjs';
import { Service } from './service.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const services = [];
let stopping;

const say = (line) => process.stdout.write(`${line}\n`);

function stopAll() {
  // Whoever sends stops first, and the sandbox, on which everything stands, last.
  stopping ??= (async () => {
    for (const service of [...services].reverse()) await service.stop();
  })();
  return stopping;
}

async function refuseTakenPorts(ports) {
  const taken = await findTakenPorts(ports);
  if (taken.length === 0) return;
  const lines = taken.map(
    ({ name, port, variable }) =>
      `  port ${port} (${name}): stop what uses it, or set ${variable}=<another port>`,
  );
  throw new Error(`These ports are taken:\n${lines.join('\n')}`);
}

async function startService(name, context, readyPath) {
  const { user, ports, showLogs } = context;
  say(`  starting ${name} …`);
  const service = new Service(name, { root, env: environmentOf(name, root, user, ports), showLogs });
  services.push(service);
  void service.exited.then(({ code }) => {
    if (stopping) return;
    say(`\n  ${name} ended unexpectedly (code ${code}). Last lines of its log:\n${service.tail.join('\n')}`);
    void stopAll().then(() => process.exit(1));
  });
  await service.waitUntilReady(`http://127.0.0.1:${ports[name].port}${readyPath}`, 90_000);
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(HELP);
  const begun = Date.now();
  const user = readUserEnvironment(root);
  const ports = readPorts(user);
  await refuseTakenPorts(ports);
  if (options.fresh) await rm(join(root, '.data', 'sandbox'), { recursive: true, force: true });
  if (!options['no-build']) {
    say('  building …');
    await buildApps(root);
  }
  const context = { user, ports, showLogs: options.logs };
  await startService('sandbox', context, '/api/health');
  await Promise.all([
    startService('ingestion', context, '/health/ready'),
    startService('worker', context, '/health/ready'),
  ]);
  say(banner(ports, replacedParts(user), Math.round((Date.now() - begun) / 1000)));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) say('\n  stopping …');
    void stopAll().then(() => process.exit(0));
  });
}

main().catch(async (error) => {
  say(`\n  ${error.message}\n`);
  await stopAll();
  process.exit(1);
});
