// Puts the packages an app uses into one file beside it, so that its start reads two files instead of two thousand.
// The app's own file keeps its source map.
import { readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const FILE = 'dependencies.js';
const HEAD = '"use strict";';
const REQUIRED = /\brequire\("([^"]+)"\)/g;

/** @param folder holds main.js, its map and its node_modules; main.js is changed to look into the file that is written */
export async function bundleDependencies(folder) {
  const main = join(folder, 'main.js');
  const source = readFileSync(main, 'utf8');
  if (!source.startsWith(HEAD))
    throw new Error(`${main} does not begin with ${HEAD} Look at the format of the build.`);
  const named = [...source.matchAll(REQUIRED)].map(([, name]) => name);
  const names = [...new Set(named)].filter((name) => !isBuiltin(name)).sort();
  const body = source
    .slice(HEAD.length)
    .replaceAll(REQUIRED, (call, name) => (names.includes(name) ? `__take("${name}")` : call));
  // On the first line, so that the others stay where the map says they are.
  writeFileSync(main, `${HEAD} const __take = require("./${FILE}");${body}`);
  writeFileSync(join(folder, FILE), escapeNonAscii(await bundle(folder, names)));
  dropSources(`${main}.map`);
}

/** Node reads the whole map at the start, and the text of the sources is most of it. */
function dropSources(path) {
  const map = JSON.parse(readFileSync(path, 'utf8'));
  delete map.sourcesContent;
  writeFileSync(path, JSON.stringify(map));
}

async function bundle(folder, names) {
  const entries = names.map((name) => `  ${JSON.stringify(name)}: () => require(${JSON.stringify(name)}),`);
  const { outputFiles } = await build({
    stdin: {
      contents: `const packages = {\n${entries.join('\n')}\n};\nmodule.exports = (name) => packages[name]();\n`,
      resolveDir: folder,
    },
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    keepNames: true,
    minify: true,
    define: { 'import.meta.url': '__bundleUrl' },
    banner: { js: 'const __bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    plugins: [leaveOutAbsent],
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/** Packages that libraries look for and do without. */
const leaveOutAbsent = {
  name: 'leave-out-absent',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === leaveOutAbsent) return undefined;
      const { kind, resolveDir, importer } = from;
      const resolved = await build.resolve(path, { kind, resolveDir, importer, pluginData: leaveOutAbsent });
      return resolved.errors.length > 0 ? { path, external: true } : resolved;
    });
  },
};

/** One letter beyond Latin-1 makes V8 keep the whole text in two bytes each: 12 MB, for some alphabets in expressions. */
function escapeNonAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
