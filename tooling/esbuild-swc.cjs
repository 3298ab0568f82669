const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformFile } = require('@swc/core');

const base = JSON.parse(readFileSync(join(__dirname, '..', 'swc.jest.json'), 'utf8'));
delete base.$schema;

/** Compiles TypeScript with SWC inside esbuild, because esbuild alone drops the decorator metadata Nest needs. */
const plugin = {
  name: 'swc-decorators',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const { code } = await transformFile(path, {
        ...base,
        filename: path,
        module: { type: 'es6' },
        sourceMaps: 'inline',
      });
      return { contents: code, loader: 'js' };
    });
  },
};

module.exports = {
  sourcemap: true,
  keepNames: true,
  outExtension: { '.js': '.js' },
  plugins: [plugin],
};
