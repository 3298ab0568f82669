import type { EnvironmentProblem } from './environment/environment-error';
import { freezeDeep } from './environment/freeze-deep';
import { readEnvironment, type Environment } from './environment/read-environment';
import type { VariableValues } from './environment/variable';
import { ingestionVariables, type WebhookAuthStrategy } from './variables/ingestion-variables';
import {
  toHttpConfig,
  toLogConfig,
  toPubSubConfig,
  toTelemetryConfig,
  type HttpConfig,
  type LogConfig,
  type PubSubConfig,
  type TelemetryConfig,
} from './common-config';

type Values = VariableValues<typeof ingestionVariables>;
type SecretName = 'META_APP_SECRET' | 'AISENSY_WEBHOOK_SECRET' | 'WEBHOOK_URL_SECRET';

const SECRET_OF: Record<WebhookAuthStrategy, SecretName> = {
  'meta-signature': 'META_APP_SECRET',
  'aisensy-signature': 'AISENSY_WEBHOOK_SECRET',
  'url-secret': 'WEBHOOK_URL_SECRET',
};

/** Accepted proofs of a webhook. A strategy that is not configured has no secret here. At least one is set. */
export interface WebhookAuthConfig {
  readonly metaAppSecret?: string;
  readonly aisensySecret?: string;
  readonly urlSecret?: string;
}

/** Everything the ingestion service is told by its environment. */
export interface IngestionConfig {
  readonly http: HttpConfig;
  readonly log: LogConfig;
  readonly telemetry: TelemetryConfig;
  readonly pubsub: PubSubConfig;
  readonly webhook: {
    readonly auth: WebhookAuthConfig;
    readonly verifyToken: string;
  };
  /** How long one webhook waits for the broker, retries included. */
  readonly publishTimeoutMs: number;
}

/**
 * Reads the environment of the ingestion service; the result is frozen.
 * @throws EnvironmentError naming everything missing or wrong.
 */
export function loadIngestionConfig(env: Environment = process.env): IngestionConfig {
  const values = readEnvironment('ingestion', ingestionVariables, env, [requireStrategySecrets]);
  return freezeDeep({
    http: toHttpConfig(values),
    log: toLogConfig(values),
    telemetry: toTelemetryConfig(values),
    pubsub: toPubSubConfig(values),
    webhook: { auth: toAuthConfig(values), verifyToken: values.WEBHOOK_VERIFY_TOKEN },
    publishTimeoutMs: values.PUBLISH_TIMEOUT_MS,
  });
}

function requireStrategySecrets(values: Partial<Values>): EnvironmentProblem[] {
  return (values.WEBHOOK_AUTH ?? [])
    .filter((strategy) => values[SECRET_OF[strategy]] === undefined)
    .map((strategy) => ({
      name: SECRET_OF[strategy],
      problem: `is required because WEBHOOK_AUTH has ${strategy}: ${ingestionVariables[SECRET_OF[strategy]].meaning}`,
    }));
}

function toAuthConfig(values: Values): WebhookAuthConfig {
  const pick = (strategy: WebhookAuthStrategy): string | undefined =>
    values.WEBHOOK_AUTH.includes(strategy) ? values[SECRET_OF[strategy]] : undefined;
  return {
    metaAppSecret: pick('meta-signature'),
    aisensySecret: pick('aisensy-signature'),
    urlSecret: pick('url-secret'),
  };
}
