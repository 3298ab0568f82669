import { randomUUID } from 'node:crypto';
import { accessKey } from '../access-policy';
import { base64Key, flag, httpUrl, oneOf, secret, text, wholeNumber } from '../environment/variable-schemas';
import { defaultVariable, optionalVariable, requireVariable } from '../environment/variable';
import { logVariables, pubsubVariables, serviceVariables, telemetryVariables } from './common-variables';
import { supabaseVariables } from './supabase-variables';

const deliveryVariables = {
  PUBSUB_DELIVERY: defaultVariable(oneOf(['push', 'pull']), 'push', {
    meaning: 'push: Pub/Sub calls the worker, Cloud Run scales it. pull: the worker streams from Pub/Sub.',
  }),
  PUBSUB_PUSH_AUDIENCE: optionalVariable(text(), {
    neededWhen: 'PUBSUB_DELIVERY is push',
    meaning: 'Audience that the push token must be made for.',
  }),
  PUBSUB_PUSH_SERVICE_ACCOUNT: optionalVariable(text(), {
    neededWhen: 'PUBSUB_DELIVERY is push',
    meaning: 'E-mail of the service account that the push token must belong to.',
  }),
  PUBSUB_PUSH_CERTS_URL: optionalVariable(httpUrl(), {
    meaning: 'Where the keys of push tokens are published; unset means Google.',
  }),
};

const vendorVariables = {
  NEXT_PUBLIC_SUPABASE_URL: supabaseVariables.NEXT_PUBLIC_SUPABASE_URL,
  NEXT_PUBLIC_SUPABASE_ANON_KEY: requireVariable(secret(), {
    meaning: 'Publishable key of the Supabase project.',
  }),
  SUPABASE_SERVICE_ROLE_KEY: supabaseVariables.SUPABASE_SERVICE_ROLE_KEY,
  CREDENTIALS_KEY: requireVariable(base64Key(32), {
    secret: true,
    meaning: 'Key that encrypts the AiSensy credentials of tenants (AES-256-GCM), 32 bytes in base64.',
  }),
  OPENAI_API_KEY: requireVariable(secret(), { secret: true, meaning: 'Key of the OpenAI API.' }),
  OPENAI_BASE_URL: optionalVariable(httpUrl(), { meaning: 'Another OpenAI-compatible endpoint.' }),
  OPENAI_TRANSCRIBE_MODEL: defaultVariable(text(), 'gpt-4o-mini-transcribe', {
    meaning: 'Model that hears voice notes, at the same endpoint.',
  }),
  OPENAI_SEES_PICTURES: defaultVariable(flag(), 'true', {
    meaning: 'true shows pictures of customers to the model; false for a model that reads text only.',
  }),
  OPENAI_MODEL: defaultVariable(text(), 'gpt-4.1-mini', { meaning: 'Model the agent runs on.' }),
  AISENSY_BASE_URL: defaultVariable(httpUrl(), 'https://backend.aisensy.com/direct-apis/t1', {
    meaning: 'AiSensy Direct API.',
  }),
  GOOGLE_MAPS_API_KEY: optionalVariable(secret(), {
    secret: true,
    meaning:
      'Key of Google Places API (New) and Routes API; without it nearby places and routes are politely declined.',
  }),
  GOOGLE_PLACES_URL: optionalVariable(httpUrl(), {
    meaning: 'Another place that speaks the Places API; unset means Google.',
  }),
  GOOGLE_ROUTES_URL: optionalVariable(httpUrl(), {
    meaning: 'Another place that speaks the Routes API; unset means Google.',
  }),
};

const defaultTenantVariables = {
  AISENSY_ACCESS_TOKEN: optionalVariable(secret(), {
    secret: true,
    neededWhen: 'DEFAULT_WABA_ID or DEFAULT_PHONE_NUMBER_ID is set',
    meaning: 'AiSensy token of the tenant that is created when there is none.',
  }),
  DEFAULT_WABA_ID: optionalVariable(text(), {
    neededWhen: 'AISENSY_ACCESS_TOKEN or DEFAULT_PHONE_NUMBER_ID is set',
    meaning: 'WhatsApp Business Account id of that tenant.',
  }),
  DEFAULT_PHONE_NUMBER_ID: optionalVariable(text(), {
    neededWhen: 'AISENSY_ACCESS_TOKEN or DEFAULT_WABA_ID is set',
    meaning: 'Phone number id of that tenant.',
  }),
  DEFAULT_TENANT_NAME: defaultVariable(text(), 'Default', { meaning: 'Name of that tenant.' }),
};

const doorVariables = {
  CHAT_API_KEY: optionalVariable(accessKey(), {
    secret: true,
    meaning: 'Key of POST /chat, 16 or more characters. Unset closes it; the word none leaves it open.',
  }),
  OPERATOR_KEY: optionalVariable(accessKey(), {
    secret: true,
    meaning: 'Key of /admin and /internal, 16 or more. Unset closes them; the word none leaves them open.',
  }),
};

const schedulerVariables = {
  SCHEDULER_SERVICE_ACCOUNT: optionalVariable(text(), {
    neededWhen: 'SCHEDULER_AUDIENCE is set',
    meaning: 'E-mail of the service account whose Google identity token may call the sweep without a key.',
  }),
  SCHEDULER_AUDIENCE: optionalVariable(text(), {
    neededWhen: 'SCHEDULER_SERVICE_ACCOUNT is set',
    meaning: 'Audience that this token must be made for.',
  }),
};

const turnVariables = {
  TURN_CONCURRENCY: defaultVariable(wholeNumber(1, 1_000), '20', {
    meaning: 'Turns one process works on at a time.',
  }),
  TURN_BUDGET_MS: defaultVariable(wholeNumber(1_000, 590_000), '120000', {
    meaning: 'Longest work on one delivery; what remains is continued by another.',
  }),
  TURN_MAX_ATTEMPTS: defaultVariable(wholeNumber(1, 20), '4', {
    meaning: 'Attempts at a turn before the customer gets the fallback answer.',
  }),
  MODEL_TIMEOUT_MS: defaultVariable(wholeNumber(1_000, 300_000), '45000', {
    meaning: 'Longest wait for one model call.',
  }),
  SHUTDOWN_BUDGET_MS: defaultVariable(wholeNumber(0, 60_000), '8000', {
    meaning: 'Time to finish work after SIGTERM; Cloud Run allows 10 s in all.',
  }),
  INSTANCE_ID: defaultVariable(text(), randomUUID, {
    fallbackLabel: '(random)',
    meaning: 'Name of this process in leases; must differ between processes.',
  }),
};

/** Everything the worker reads. */
export const workerVariables = {
  ...serviceVariables,
  ...logVariables,
  ...telemetryVariables,
  ...pubsubVariables,
  ...deliveryVariables,
  ...vendorVariables,
  ...defaultTenantVariables,
  ...doorVariables,
  ...schedulerVariables,
  ...turnVariables,
};
