// Runs the deployment tests with the real gcloud reading every recorded command. Fails where gcloud is missing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Together these make every command of the three scripts: all steps, push and pull, rollback, destroy. */
const TESTS =
  'makes things before|under push and never|comma list|private network|updates what it finds|closes the public door|watchers away|before the newest';

const found = spawnSync('command -v gcloud', { shell: true, encoding: 'utf8' }).stdout.trim();
if (found === '') {
  console.error(
    'gcloud is not installed, so nothing was parsed. See https://cloud.google.com/sdk/docs/install.',
  );
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'gcloud-parsed-'));
const parsed = join(folder, 'commands');
const jest = ['jest', '-c', 'deployment/jest.config.cjs', '--runInBand', '--testTimeout=600000', '-t', TESTS];
const { status } = spawnSync('npx', jest, {
  stdio: 'inherit',
  env: { ...process.env, GCLOUD_PARSER: found, GCLOUD_PARSED: parsed },
});
if (status === 0) {
  const count = readFileSync(parsed, 'utf8').trim().split('\n').length;
  console.log(`gcloud understands all ${count} different commands.`);
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
