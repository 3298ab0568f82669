# shellcheck shell=bash
# Secrets: name in Secret Manager | variable | service | kind. Kinds: required, optional, generated (made once when
# no value is given), or the proof of a webhook that needs it (meta-signature, aisensy-signature, url-secret).
# A test compares this table with the configuration schema.

SECRET_TABLE="
aisensy-token|AISENSY_ACCESS_TOKEN|worker|optional
openai-api-key|OPENAI_API_KEY|worker|required
google-maps-api-key|GOOGLE_MAPS_API_KEY|worker|optional
supabase-service-role-key|SUPABASE_SERVICE_ROLE_KEY|worker|required
credentials-key|CREDENTIALS_KEY|worker|generated
chat-api-key|CHAT_API_KEY|worker|generated
operator-key|OPERATOR_KEY|worker|generated
webhook-verify-token|WEBHOOK_VERIFY_TOKEN|ingestion|generated
meta-app-secret|META_APP_SECRET|ingestion|meta-signature
aisensy-webhook-secret|AISENSY_WEBHOOK_SECRET|ingestion|aisensy-signature
webhook-url-secret|WEBHOOK_URL_SECRET|ingestion|url-secret
"
