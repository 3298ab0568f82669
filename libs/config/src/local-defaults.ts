/**
 * Secrets of a laptop. They are public on purpose: the sandbox uses them when nothing else is set, and the
 * start script gives the same ones to the apps. No app falls back to them by itself.
 */
export const LOCAL_DEFAULTS = Object.freeze({
  GCP_PROJECT: 'whatsapp-agent-local',
  META_APP_SECRET: 'sandbox-meta-app-secret',
  AISENSY_WEBHOOK_SECRET: 'sandbox-aisensy-webhook-secret',
  WEBHOOK_URL_SECRET: 'sandbox-webhook-url-secret',
  WEBHOOK_VERIFY_TOKEN: 'sandbox-verify-token',
  CREDENTIALS_KEY: Buffer.from('sandbox-credentials-key-32-bytes').toString('base64'),
  OPERATOR_KEY: 'sandbox-operator-key',
});
