import { parseArgs } from 'node:util';

export const HELP = `Starts the whole system on this machine: sandbox, ingestion and worker.

  npm start                 start, keep the data of the last time
  npm start -- --fresh      forget all data first
  npm start -- --no-build   start what was built last
  npm start -- --logs       show the logs of all three services (otherwise: .data/logs)
  npm start -- --help       this text

Use the real thing for one part at a time by setting, in the environment or in a file .env:
  OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL)    a model instead of the demo model
  PUBSUB_EMULATOR_HOST                                  Google's Pub/Sub emulator
  NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_ANON_KEY, SUPABASE_SERVICE_ROLE_KEY
  DATABASE_URL                                          a PostgreSQL server behind the local Supabase
  AISENSY_BASE_URL                                      AiSensy
  GOOGLE_MAPS_API_KEY                                   Google's places and routes
Ports: PORT_INGESTION, PORT_WORKER, SANDBOX_PORT, SANDBOX_PUBSUB_PORT, SANDBOX_SUPABASE_PORT, SANDBOX_POSTGRES_PORT.
`;

/** Reads the command line; throws with a sentence when an option is unknown. */
export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      fresh: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
      logs: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
}
