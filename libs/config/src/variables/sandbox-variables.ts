import {
  flag,
  httpUrl,
  listOf,
  oneOf,
  port,
  postgresUrl,
  secret,
  text,
} from '../environment/variable-schemas';
import { base64Key, wholeNumber } from '../environment/variable-schemas';
import { defaultVariable, optionalVariable } from '../environment/variable';
import { LOCAL_DEFAULTS } from '../local-defaults';
import { logVariables } from './common-variables';

/** Stand-ins the sandbox can run. */
export const SANDBOX_PARTS = ['pubsub', 'supabase', 'aisensy', 'openai', 'places'] as const;
export type SandboxPart = (typeof SANDBOX_PARTS)[number];

const partVariables = {
  SANDBOX_PARTS: defaultVariable(listOf(SANDBOX_PARTS), SANDBOX_PARTS.join(','), {
    meaning: 'Comma list of the stand-ins to run.',
  }),
  SANDBOX_HOST: defaultVariable(text(), '127.0.0.1', { meaning: 'Address all stand-ins listen on.' }),
  SANDBOX_PORT: defaultVariable(port(), '8090', {
    meaning: 'Port of the phone page, AiSensy, OpenAI, places and the controls of the sandbox.',
  }),
  SANDBOX_PUBSUB_PORT: defaultVariable(port(), '8085', { meaning: 'Port of the Pub/Sub stand-in (gRPC).' }),
  SANDBOX_SUPABASE_PORT: defaultVariable(port(), '8091', { meaning: 'Port of the Supabase stand-in.' }),
  SANDBOX_POSTGRES_PORT: defaultVariable(port(), '8092', {
    meaning: 'Port of the embedded Postgres server.',
  }),
  SANDBOX_DATA_DIR: defaultVariable(text(), '.data/sandbox', {
    meaning: 'Folder of the embedded database; removing it starts afresh.',
  }),
  SANDBOX_SEED_LISTINGS: defaultVariable(wholeNumber(0, 1_000_000), '10000', {
    meaning: 'Listings that are made up for the catalogue.',
  }),
  DATABASE_URL: optionalVariable(postgresUrl(), {
    secret: true,
    meaning: 'A Postgres server to use instead of the embedded one.',
  }),
};

const peerVariables = {
  SANDBOX_WEBHOOK_URL: defaultVariable(httpUrl(), 'http://127.0.0.1:8080/', {
    meaning: 'Where webhooks are sent: the ingestion service.',
  }),
  SANDBOX_WORKER_URL: defaultVariable(httpUrl(), 'http://127.0.0.1:8081', {
    meaning: 'The worker; the sandbox calls its sweep every minute as Cloud Scheduler would.',
  }),
  SANDBOX_WEBHOOK_SURFACE: defaultVariable(oneOf(['meta', 'aisensy']), 'meta', {
    meaning: 'Shape of the webhooks: meta (Direct API) or aisensy (project webhook).',
  }),
};

const secretVariables = {
  META_APP_SECRET: defaultVariable(secret(), LOCAL_DEFAULTS.META_APP_SECRET, {
    secret: true,
    meaning: 'Signs webhooks of the meta surface; the same value as the ingestion service.',
  }),
  AISENSY_WEBHOOK_SECRET: defaultVariable(secret(), LOCAL_DEFAULTS.AISENSY_WEBHOOK_SECRET, {
    secret: true,
    meaning: 'Signs webhooks of the aisensy surface; the same value as the ingestion service.',
  }),
  CREDENTIALS_KEY: defaultVariable(base64Key(32), LOCAL_DEFAULTS.CREDENTIALS_KEY, {
    secret: true,
    meaning: 'Encrypts the credentials of the seeded tenants; the same value as the worker.',
  }),
  OPERATOR_KEY: defaultVariable(secret(), LOCAL_DEFAULTS.OPERATOR_KEY, {
    secret: true,
    meaning: 'Sent to the sweep of the worker; the same value as the worker.',
  }),
};

/** Everything the sandbox reads. */
export const sandboxVariables = {
  ...logVariables,
  ...partVariables,
  ...peerVariables,
  ...secretVariables,
  SWAGGER_ENABLED: defaultVariable(flag(), 'true', { meaning: 'true serves the API reference at /docs.' }),
};
