import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Every variable of every service, from the tables the services themselves are validated with. */
export async function readVariables(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'libs/config/src/describe-variables.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    write: false,
  });
  const module = { exports: {} };
  const load = new Function('module', 'exports', 'require', outputFiles[0].text);
  load(module, module.exports, createRequire(join(root, 'package.json')));
  return mergeServices(module.exports.describeVariables());
}

/** One entry per name, with the services that read it. */
function mergeServices(described) {
  const byName = new Map();
  for (const variable of described) {
    const known = byName.get(variable.name);
    if (known) known.services.push(variable.service);
    else byName.set(variable.name, { ...variable, services: [variable.service] });
  }
  return [...byName.values()];
}
