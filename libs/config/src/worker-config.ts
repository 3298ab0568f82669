import { toAccessPolicy, type AccessPolicy } from './access-policy';
import type { EnvironmentProblem } from './environment/environment-error';
import { freezeDeep } from './environment/freeze-deep';
import { readEnvironment, type Environment } from './environment/read-environment';
import type { VariableValues } from './environment/variable';
import { workerVariables } from './variables/worker-variables';
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

type Values = VariableValues<typeof workerVariables>;

/** How messages reach the worker. A push must prove audience and service account. */
export type PubSubDelivery =
  | { readonly kind: 'pull' }
  | {
      readonly kind: 'push';
      readonly audience: string;
      readonly serviceAccount: string;
      /** Undefined means Google's keys. */
      readonly certsUrl?: string;
    };

/** The broker as the worker knows it. */
export interface WorkerPubSubConfig extends PubSubConfig {
  readonly delivery: PubSubDelivery;
}

/** What the token of the scheduler must say. */
export interface SchedulerProof {
  readonly audience: string;
  readonly serviceAccount: string;
  /** Undefined means Google's keys. */
  readonly certsUrl?: string;
}

/** The tenant that is created when there is none. */
export interface DefaultTenantConfig {
  readonly name: string;
  readonly wabaId: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

/** Everything the worker is told by its environment. Durations are in milliseconds. */
export interface WorkerConfig {
  readonly instanceId: string;
  readonly http: HttpConfig;
  readonly log: LogConfig;
  readonly telemetry: TelemetryConfig;
  readonly pubsub: WorkerPubSubConfig;
  readonly supabase: { readonly url: string; readonly anonKey: string; readonly serviceRoleKey: string };
  /** 32 bytes in base64. */
  readonly credentialsKey: string;
  readonly openai: {
    readonly apiKey: string;
    readonly baseUrl?: string;
    readonly model: string;
    readonly transcribeModel: string;
    readonly seesPictures: boolean;
    readonly timeoutMs: number;
  };
  readonly aisensy: { readonly baseUrl: string };
  /** Google's places and routes; absent without a key. */
  readonly places?: { readonly apiKey: string; readonly placesUrl?: string; readonly routesUrl?: string };
  readonly defaultTenant?: DefaultTenantConfig;
  readonly chatAccess: AccessPolicy;
  readonly operatorAccess: AccessPolicy;
  /** Whose identity token may call the sweep; absent: only the operator's key opens it. */
  readonly scheduler?: SchedulerProof;
  readonly turn: { readonly concurrency: number; readonly budgetMs: number; readonly maxAttempts: number };
  readonly shutdownBudgetMs: number;
}

/**
 * Reads the environment of the worker; the result is frozen.
 * @throws EnvironmentError naming everything missing or wrong.
 */
export function loadWorkerConfig(env: Environment = process.env): WorkerConfig {
  const values = readEnvironment('worker', workerVariables, env, [
    requirePushProof,
    requireWholeTenant,
    requireWholeScheduler,
  ]);
  return freezeDeep({
    instanceId: values.INSTANCE_ID,
    http: toHttpConfig(values),
    log: toLogConfig(values),
    telemetry: toTelemetryConfig(values),
    pubsub: {
      ...toPubSubConfig(values),
      delivery: toDelivery(values),
    },
    supabase: {
      url: values.NEXT_PUBLIC_SUPABASE_URL,
      anonKey: values.NEXT_PUBLIC_SUPABASE_ANON_KEY,
      serviceRoleKey: values.SUPABASE_SERVICE_ROLE_KEY,
    },
    credentialsKey: values.CREDENTIALS_KEY,
    openai: {
      apiKey: values.OPENAI_API_KEY,
      baseUrl: values.OPENAI_BASE_URL,
      model: values.OPENAI_MODEL,
      transcribeModel: values.OPENAI_TRANSCRIBE_MODEL,
      seesPictures: values.OPENAI_SEES_PICTURES,
      timeoutMs: values.MODEL_TIMEOUT_MS,
    },
    aisensy: { baseUrl: values.AISENSY_BASE_URL },
    places: toPlaces(values),
    defaultTenant: toDefaultTenant(values),
    chatAccess: toAccessPolicy(values.CHAT_API_KEY),
    operatorAccess: toAccessPolicy(values.OPERATOR_KEY),
    scheduler: toScheduler(values),
    turn: {
      concurrency: values.TURN_CONCURRENCY,
      budgetMs: values.TURN_BUDGET_MS,
      maxAttempts: values.TURN_MAX_ATTEMPTS,
    },
    shutdownBudgetMs: values.SHUTDOWN_BUDGET_MS,
  });
}

function requirePushProof(values: Partial<Values>): EnvironmentProblem[] {
  if (values.PUBSUB_DELIVERY !== 'push') return [];
  return (['PUBSUB_PUSH_AUDIENCE', 'PUBSUB_PUSH_SERVICE_ACCOUNT'] as const)
    .filter((name) => values[name] === undefined)
    .map((name) => ({
      name,
      problem: `is required because PUBSUB_DELIVERY is push: ${workerVariables[name].meaning}`,
    }));
}

function requireWholeTenant(values: Partial<Values>): EnvironmentProblem[] {
  return requireTogether(values, ['AISENSY_ACCESS_TOKEN', 'DEFAULT_WABA_ID', 'DEFAULT_PHONE_NUMBER_ID']);
}

function requireWholeScheduler(values: Partial<Values>): EnvironmentProblem[] {
  return requireTogether(values, ['SCHEDULER_SERVICE_ACCOUNT', 'SCHEDULER_AUDIENCE']);
}

function requireTogether(values: Partial<Values>, names: readonly (keyof Values)[]): EnvironmentProblem[] {
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === names.length) return [];
  return missing.map((name) => ({
    name,
    problem: `goes together with ${names.join(', ')}: set all or none`,
  }));
}

function toDelivery(values: Values): PubSubDelivery {
  const { PUBSUB_PUSH_AUDIENCE: audience, PUBSUB_PUSH_SERVICE_ACCOUNT: serviceAccount } = values;
  if (values.PUBSUB_DELIVERY === 'pull' || audience === undefined || serviceAccount === undefined) {
    return { kind: 'pull' };
  }
  return { kind: 'push', audience, serviceAccount, certsUrl: values.PUBSUB_PUSH_CERTS_URL };
}

function toScheduler(values: Values): SchedulerProof | undefined {
  const { SCHEDULER_AUDIENCE: audience, SCHEDULER_SERVICE_ACCOUNT: serviceAccount } = values;
  if (audience === undefined || serviceAccount === undefined) return undefined;
  return { audience, serviceAccount, certsUrl: values.PUBSUB_PUSH_CERTS_URL };
}

function toDefaultTenant(values: Values): DefaultTenantConfig | undefined {
  const { AISENSY_ACCESS_TOKEN: accessToken, DEFAULT_WABA_ID: wabaId } = values;
  const { DEFAULT_PHONE_NUMBER_ID: phoneNumberId, DEFAULT_TENANT_NAME: name } = values;
  if (accessToken === undefined || wabaId === undefined || phoneNumberId === undefined) return undefined;
  return { name, wabaId, phoneNumberId, accessToken };
}

function toPlaces(values: Values): WorkerConfig['places'] {
  const { GOOGLE_MAPS_API_KEY: apiKey } = values;
  if (apiKey === undefined) return undefined;
  return { apiKey, placesUrl: values.GOOGLE_PLACES_URL, routesUrl: values.GOOGLE_ROUTES_URL };
}
