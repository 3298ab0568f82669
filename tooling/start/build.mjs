import { spawn } from 'node:child_process';

/** Builds the three apps; unchanged ones come from the cache. Throws with the output of a failed build. */
export function buildApps(root) {
  return new Promise((resolve, reject) => {
    const output = [];
    const args = ['run-many', '-t', 'build', '-p', 'sandbox,ingestion,worker', '--output-style=static'];
    const child = spawn('nx', args, {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the build failed:\n${Buffer.concat(output).toString()}`)),
    );
  });
}
