// Starts a packaged app once and keeps what Node compiled of it beside it: the image then starts without compiling, in less
// time and memory. Nothing is reached: the addresses are closed ports, the credentials placeholders.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const FOLDER = 'compile-cache';
/** Of the user `node` of the image. Node keeps each user's cache apart, by the last part of the folder's name. */
const IMAGE_USER = 1000;
const LONGEST_START_MS = 60_000;
const CLOSED = '127.0.0.1:1';
const SECRET = 'placeholder-of-a-secret';
const PLACEHOLDERS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'fatal',
  METADATA_SERVER_DETECTION: 'none',
  GCP_PROJECT: 'placeholder',
  PUBSUB_EMULATOR_HOST: CLOSED,
  PUBSUB_DELIVERY: 'push',
  PUBSUB_PUSH_AUDIENCE: 'http://placeholder.invalid',
  PUBSUB_PUSH_SERVICE_ACCOUNT: 'placeholder@placeholder.iam.gserviceaccount.com',
  META_APP_SECRET: SECRET,
  AISENSY_WEBHOOK_SECRET: SECRET,
  WEBHOOK_URL_SECRET: SECRET,
  WEBHOOK_VERIFY_TOKEN: SECRET,
  NEXT_PUBLIC_SUPABASE_URL: `http://${CLOSED}`,
  NEXT_PUBLIC_SUPABASE_ANON_KEY: SECRET,
  SUPABASE_SERVICE_ROLE_KEY: SECRET,
  CREDENTIALS_KEY: Buffer.alloc(32).toString('base64'),
  OPENAI_API_KEY: SECRET,
};

/**
 * @param folder holds main.js; gets `compile-cache` beside it
 * @throws when the app does not answer, with what it wrote
 */
export async function fillCompileCache(folder) {
  const port = await findFreePort();
  const cache = { NODE_COMPILE_CACHE: join(folder, FOLDER), NODE_COMPILE_CACHE_PORTABLE: '1' };
  const app = spawn(process.execPath, ['--enable-source-maps', 'main.js'], {
    cwd: folder,
    env: { ...PLACEHOLDERS, ...cache, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk) => (output += chunk));
  const exited = once(app, 'exit');
  const answered = await waitForAnswer(`http://127.0.0.1:${port}/health`, app);
  // Node writes the cache when it ends by itself.
  app.kill('SIGTERM');
  await exited;
  const path = join(folder, FOLDER);
  if (!answered || !existsSync(path))
    throw new Error(`${folder} did not start to fill its compile cache:\n${output}`);
  for (const name of readdirSync(path)) shareWithImage(path, name);
}

/** The builder's own stays, so that the folder starts as quickly where it was made. */
function shareWithImage(path, name) {
  const shared = name.replace(/-\d+$/, `-${IMAGE_USER}`);
  if (shared !== name) cpSync(join(path, name), join(path, shared), { recursive: true });
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function waitForAnswer(url, app) {
  for (const end = Date.now() + LONGEST_START_MS; Date.now() < end && app.exitCode === null; await wait(50)) {
    if ((await fetch(url).catch(() => undefined))?.ok) return true;
  }
  return false;
}
