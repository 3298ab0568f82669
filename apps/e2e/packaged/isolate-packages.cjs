const {
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const packages = join(__dirname, '..', '..', '..', 'dist', 'package');

/**
 * Copies dist/package and Node itself to where nothing of the workspace can be reached, and takes the right to write
 * away: what runs there has what its image has, and no more.
 */
module.exports = function isolatePackages() {
  const folder = mkdtempSync(join(tmpdir(), 'whatsapp-agent-packages-'));
  for (const app of ['ingestion', 'worker']) {
    const from = join(packages, app);
    if (!existsSync(from)) throw new Error(`dist/package/${app} is missing. Run: npx nx run e2e:packaged`);
    cpSync(from, join(folder, app), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
  }
  copyFileSync(process.execPath, join(folder, 'node'), constants.COPYFILE_FICLONE);
  withdrawWriting(folder);
  process.env.E2E_APPS = folder;
  globalThis.removePackages = () => {
    restoreWriting(folder);
    rmSync(folder, { recursive: true, force: true });
  };
};

function withdrawWriting(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) withdrawWriting(path);
    else if (!entry.isSymbolicLink()) chmodSync(path, 0o555);
  }
  chmodSync(folder, 0o555);
}

function restoreWriting(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) restoreWriting(join(folder, entry.name));
  }
}
