import 'reflect-metadata';
import { EnvironmentError, loadSandboxConfig } from '@whatsapp-agent/config';
import { SandboxProcess } from './app/sandbox-process';

/** Prints what a person can act on, without a stack. */
function fail(error: unknown): never {
  const known =
    error instanceof EnvironmentError || (error instanceof Error && error.name === 'PartStartError');
  const text =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const sandbox = new SandboxProcess(loadSandboxConfig());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Whoever presses Ctrl-C twice does not want to wait.
      process.once(signal, () => process.exit(130));
      void sandbox.stop().then(() => process.exit(0));
    });
  }
  await sandbox.start();
}

main().catch(fail);
