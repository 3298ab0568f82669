import { listOf, secret, urlSecret, wholeNumber } from '../environment/variable-schemas';
import { defaultVariable, optionalVariable, requireVariable } from '../environment/variable';
import { logVariables, pubsubVariables, serviceVariables, telemetryVariables } from './common-variables';

/** Ways a webhook proves where it comes from. */
export const WEBHOOK_AUTH_STRATEGIES = ['meta-signature', 'aisensy-signature', 'url-secret'] as const;
export type WebhookAuthStrategy = (typeof WEBHOOK_AUTH_STRATEGIES)[number];

/** Everything the ingestion service reads. */
export const ingestionVariables = {
  ...serviceVariables,
  ...logVariables,
  ...telemetryVariables,
  ...pubsubVariables,
  WEBHOOK_AUTH: defaultVariable(listOf(WEBHOOK_AUTH_STRATEGIES), 'meta-signature', {
    meaning:
      'Comma list of accepted proofs of a webhook: meta-signature, aisensy-signature, url-secret. Each needs its secret.',
  }),
  META_APP_SECRET: optionalVariable(secret(), {
    secret: true,
    neededWhen: 'WEBHOOK_AUTH has meta-signature',
    meaning: 'Secret of the Meta app; key of X-Hub-Signature-256.',
  }),
  AISENSY_WEBHOOK_SECRET: optionalVariable(secret(), {
    secret: true,
    neededWhen: 'WEBHOOK_AUTH has aisensy-signature',
    meaning: 'Shared secret of the AiSensy project webhook; key of X-AiSensy-Signature.',
  }),
  WEBHOOK_URL_SECRET: optionalVariable(urlSecret(), {
    secret: true,
    neededWhen: 'WEBHOOK_AUTH has url-secret',
    meaning:
      'Last part of the webhook address (/webhook/<secret>) of a sender that signs nothing; 16 or more.',
  }),
  WEBHOOK_VERIFY_TOKEN: requireVariable(secret(), {
    secret: true,
    meaning: 'Token typed into the webhook form; the GET handshake must bring it (hub.verify_token).',
  }),
  PUBLISH_TIMEOUT_MS: defaultVariable(wholeNumber(100, 30_000), '3000', {
    meaning: 'How long one webhook waits for the broker, retries included, before it is answered 503.',
  }),
};
