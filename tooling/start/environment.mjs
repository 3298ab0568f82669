import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Variables that replace a stand-in: when the user sets one of a group, none of the group is filled in. */
const REPLACEMENTS = {
  openai: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'],
  pubsub: ['PUBSUB_EMULATOR_HOST'],
  supabase: ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_ANON_KEY', 'SUPABASE_SERVICE_ROLE_KEY'],
  aisensy: ['AISENSY_BASE_URL'],
  places: ['GOOGLE_MAPS_API_KEY', 'GOOGLE_PLACES_URL', 'GOOGLE_ROUTES_URL'],
};

const readFile = (path) => (existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {});

/** What the user set, in the environment or in `.env`; empty means unset. */
export function readUserEnvironment(root) {
  const set = { ...readFile(join(root, '.env')), ...process.env };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== ''));
}

/** Names of the stand-ins the user replaced. */
export function replacedParts(user) {
  return Object.keys(REPLACEMENTS).filter((part) =>
    REPLACEMENTS[part].some((name) => user[name] !== undefined),
  );
}

/** Ports, each with the variable that changes it. */
export function readPorts(user) {
  const port = (variable, fallback) => ({ variable, port: Number(user[variable] ?? fallback) });
  return {
    ingestion: port('PORT_INGESTION', 8080),
    worker: port('PORT_WORKER', 8081),
    sandbox: port('SANDBOX_PORT', 8090),
    pubsub: port('SANDBOX_PUBSUB_PORT', 8085),
    supabase: port('SANDBOX_SUPABASE_PORT', 8091),
    postgres: port('SANDBOX_POSTGRES_PORT', 8092),
  };
}

/** Addresses that follow from the ports, so that a moved port moves everything that points at it. */
function addressesOf(ports) {
  const at = ({ port }) => `http://127.0.0.1:${port}`;
  return {
    PUBSUB_EMULATOR_HOST: `127.0.0.1:${ports.pubsub.port}`,
    NEXT_PUBLIC_SUPABASE_URL: at(ports.supabase),
    OPENAI_BASE_URL: `${at(ports.sandbox)}/openai/v1`,
    AISENSY_BASE_URL: `${at(ports.sandbox)}/aisensy/direct-apis/t1`,
    GOOGLE_PLACES_URL: `${at(ports.sandbox)}/google`,
    GOOGLE_ROUTES_URL: `${at(ports.sandbox)}/google`,
    SANDBOX_WEBHOOK_URL: `${at(ports.ingestion)}/`,
    SANDBOX_WORKER_URL: at(ports.worker),
  };
}

/** Environment of one service: its local values, the addresses, and over both whatever the user set. */
export function environmentOf(app, root, user, ports) {
  const local = readFile(join(root, 'apps', app, '.env.serve'));
  const addresses = Object.fromEntries(
    Object.entries(addressesOf(ports)).filter(([name]) => app === 'sandbox' || name in local),
  );
  const filled = { ...local, ...addresses };
  const replaced = replacedParts(user);
  for (const part of replaced) for (const name of REPLACEMENTS[part]) delete filled[name];
  const env = { ...filled, ...user };
  if (app === 'sandbox') {
    const parts = Object.keys(REPLACEMENTS).filter((part) => part === 'aisensy' || !replaced.includes(part));
    env.SANDBOX_PARTS = parts.join(',');
    delete env.PUBSUB_EMULATOR_HOST;
  } else {
    env.PORT = String(ports[app].port);
  }
  env.SANDBOX_DATA_DIR ??= join(root, '.data', 'sandbox');
  return env;
}
