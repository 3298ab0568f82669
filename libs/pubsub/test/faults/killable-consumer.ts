import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');
const BUNDLE = resolve(ROOT, 'dist/libs/pubsub-faults/consumer.cjs');

/** Consumers in processes of their own, one at a time. */
export class KillableConsumer {
  private child?: ChildProcess;

  constructor(
    private readonly env: Record<string, string>,
    private readonly onHandled: (n: number) => void,
  ) {
    execFileSync(resolve(ROOT, 'node_modules/.bin/esbuild'), [
      resolve(__dirname, 'consumer-process.ts'),
      '--bundle',
      '--platform=node',
      '--packages=external',
      '--log-level=error',
      `--tsconfig=${resolve(ROOT, 'tsconfig.base.json')}`,
      `--outfile=${BUNDLE}`,
    ]);
  }

  start(): void {
    this.child = fork(BUNDLE, { env: { ...process.env, ...this.env }, stdio: 'ignore' });
    this.child.on('message', (n) => this.onHandled(Number(n)));
  }

  /** Without any warning to it. Resolves when it is gone and everything it said has arrived. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = undefined;
    const gone = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    child.kill('SIGKILL');
    await gone;
  }
}
