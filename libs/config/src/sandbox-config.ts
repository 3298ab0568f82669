import { freezeDeep } from './environment/freeze-deep';
import { readEnvironment, type Environment } from './environment/read-environment';
import { toLogConfig, type LogConfig } from './common-config';
import { sandboxVariables, type SandboxPart } from './variables/sandbox-variables';

/** Everything the sandbox is told by its environment. */
export interface SandboxConfig {
  readonly parts: readonly SandboxPart[];
  readonly log: LogConfig;
  readonly host: string;
  readonly ports: {
    readonly http: number;
    readonly pubsub: number;
    readonly supabase: number;
    readonly postgres: number;
  };
  /** Serves the API reference at /docs. */
  readonly swagger: boolean;
  readonly dataDir: string;
  readonly seedListings: number;
  /** A Postgres server that replaces the embedded one. */
  readonly databaseUrl?: string;
  readonly webhook: {
    readonly url: string;
    readonly surface: 'meta' | 'aisensy';
    readonly metaAppSecret: string;
    readonly aisensySecret: string;
  };
  readonly worker: { readonly url: string; readonly operatorKey: string };
  /** 32 bytes in base64. */
  readonly credentialsKey: string;
}

/**
 * Reads the environment of the sandbox; everything has a local default. The result is frozen.
 * @throws EnvironmentError naming everything wrong.
 */
export function loadSandboxConfig(env: Environment = process.env): SandboxConfig {
  const values = readEnvironment('sandbox', sandboxVariables, env);
  return freezeDeep({
    parts: values.SANDBOX_PARTS,
    log: toLogConfig(values),
    host: values.SANDBOX_HOST,
    ports: {
      http: values.SANDBOX_PORT,
      pubsub: values.SANDBOX_PUBSUB_PORT,
      supabase: values.SANDBOX_SUPABASE_PORT,
      postgres: values.SANDBOX_POSTGRES_PORT,
    },
    swagger: values.SWAGGER_ENABLED,
    dataDir: values.SANDBOX_DATA_DIR,
    seedListings: values.SANDBOX_SEED_LISTINGS,
    databaseUrl: values.DATABASE_URL,
    webhook: {
      url: values.SANDBOX_WEBHOOK_URL,
      surface: values.SANDBOX_WEBHOOK_SURFACE,
      metaAppSecret: values.META_APP_SECRET,
      aisensySecret: values.AISENSY_WEBHOOK_SECRET,
    },
    worker: { url: values.SANDBOX_WORKER_URL, operatorKey: values.OPERATOR_KEY },
    credentialsKey: values.CREDENTIALS_KEY,
  });
}
