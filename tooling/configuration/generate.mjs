import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { renderExample, renderTable } from './render.mjs';
import { readVariables } from './variables.mjs';

const BEGIN = '<!-- configuration:begin (npm run docs:configuration) -->';
const END = '<!-- configuration:end -->';
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const check = process.argv.includes('--check');

const variables = await readVariables(root);
const readmePath = join(root, 'README.md');
const readme = readFileSync(readmePath, 'utf8');
const [before, after] = [readme.indexOf(BEGIN), readme.indexOf(END)];
if (before < 0 || after < 0) throw new Error(`README.md has lost its markers ${BEGIN} and ${END}.`);
const written = `${readme.slice(0, before + BEGIN.length)}\n\n${renderTable(variables)}\n\n${readme.slice(after)}`;
const options = JSON.parse(readFileSync(join(root, '.prettierrc'), 'utf8'));
const wanted = new Map([
  [readmePath, await format(written, { ...options, parser: 'markdown' })],
  [join(root, '.env.example'), renderExample(variables)],
]);

for (const [path, content] of wanted) {
  const current = (() => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  })();
  if (current === content) continue;
  if (check) {
    process.stderr.write(`${path} does not match libs/config. Run: npm run docs:configuration\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, content);
    process.stdout.write(`wrote ${path}\n`);
  }
}
