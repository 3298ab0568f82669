/**
 * Runs the conformance suite against a broker that is not the sandbox:
 * `emulator` starts Google's own (needs the Cloud SDK's Pub/Sub emulator and Java),
 * `project` uses the project named by PUBSUB_CONFORMANCE_PROJECT with default credentials.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;
const JEST = resolve(import.meta.dirname, '../../../node_modules/jest/bin/jest.js');
const CONFIG = resolve(import.meta.dirname, '../jest.config.cjs');

class SetupError extends Error {}

function findJar() {
  const given = process.env.PUBSUB_EMULATOR_JAR;
  if (given) {
    if (existsSync(given)) return given;
    throw new SetupError(`PUBSUB_EMULATOR_JAR names '${given}', which does not exist.`);
  }
  const root = findSdkRoot();
  const folder = join(root, 'platform/pubsub-emulator/lib');
  const jar =
    existsSync(folder) && readdirSync(folder).find((name) => /^cloud-pubsub-emulator.*\.jar$/.test(name));
  if (jar) return join(folder, jar);
  throw new SetupError(
    `The Cloud SDK in '${root}' has no Pub/Sub emulator. Install it with ` +
      `'gcloud components install pubsub-emulator' or 'apt-get install google-cloud-cli-pubsub-emulator'.`,
  );
}

function findSdkRoot() {
  try {
    return execFileSync('gcloud', ['info', '--format=value(installation.sdk_root)'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    throw new SetupError(
      "gcloud was not found. Install the Google Cloud SDK with its Pub/Sub emulator, or name the emulator's jar in PUBSUB_EMULATOR_JAR.",
    );
  }
}

function findJava() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  try {
    execFileSync(java, ['-version'], { stdio: 'ignore' });
    return java;
  } catch {
    throw new SetupError(
      `Google's Pub/Sub emulator needs Java, and '${java}' does not run. Install Java 11 or newer.`,
    );
  }
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function startEmulator() {
  const jar = findJar();
  const java = findJava();
  const port = await findFreePort();
  const child = spawn(java, ['-jar', jar, '--host=127.0.0.1', `--port=${port}`], { stdio: 'ignore' });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (response?.ok) return { child, host: `127.0.0.1:${port}` };
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new SetupError(`The emulator in '${jar}' did not answer within ${START_TIMEOUT_MS / 1000} s.`);
}

async function runSuite(environment, args) {
  const suite = spawn(process.execPath, [JEST, '-c', CONFIG, '--runInBand', 'test/conformance', ...args], {
    stdio: 'inherit',
    env: { ...process.env, METADATA_SERVER_DETECTION: 'none', ...environment },
  });
  const [code] = await once(suite, 'exit');
  return code ?? 1;
}

async function runEmulator(args) {
  const { child, host } = await startEmulator();
  try {
    return await runSuite({ PUBSUB_EMULATOR_HOST: host, PUBSUB_CONFORMANCE_PROJECT: '' }, args);
  } finally {
    child.kill('SIGKILL');
  }
}

async function runProject(args) {
  const project = process.env.PUBSUB_CONFORMANCE_PROJECT;
  if (!project) {
    throw new SetupError('Name the Google Cloud project to run against in PUBSUB_CONFORMANCE_PROJECT.');
  }
  const environment = { PUBSUB_EMULATOR_HOST: '', METADATA_SERVER_DETECTION: '' };
  return runSuite(environment, ['--testPathIgnorePatterns', 'push.spec', ...args]);
}

try {
  const [broker, ...args] = process.argv.slice(2);
  process.exitCode = await (broker === 'project' ? runProject(args) : runEmulator(args));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
