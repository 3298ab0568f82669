export type { AccessPolicy } from './access-policy';
export type { HttpConfig, LogConfig, LogLevel, PubSubConfig } from './common-config';
export { describeVariables, type VariableDescription } from './describe-variables';
export { EnvironmentError, type EnvironmentProblem } from './environment/environment-error';
export type { Environment } from './environment/read-environment';
export { loadIngestionConfig, type IngestionConfig, type WebhookAuthConfig } from './ingestion-config';
export { loadListingsConfig, type ListingsConfig } from './listings-config';
export { LOCAL_DEFAULTS } from './local-defaults';
export { loadSandboxConfig, type SandboxConfig } from './sandbox-config';
export type { SandboxPart } from './variables/sandbox-variables';
export {
  loadWorkerConfig,
  type DefaultTenantConfig,
  type PubSubDelivery,
  type WorkerConfig,
  type WorkerPubSubConfig,
} from './worker-config';
