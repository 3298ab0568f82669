# shellcheck shell=bash
# One account per service with nothing but what it needs; what belongs to a topic or secret is granted there.

deploy_identity() {
  ensure_account "$INGESTION_ACCOUNT" 'WhatsApp agent: receives webhooks'
  ensure_account "$WORKER_ACCOUNT" 'WhatsApp agent: answers customers'
  ensure_account "$INVOKER_ACCOUNT" 'WhatsApp agent: calls the worker for Pub/Sub and Scheduler'
  # Google makes its own account at the first use of Pub/Sub, which is too late for the grants; this makes it now.
  change beta services identity create --service=pubsub.googleapis.com "--project=$GCP_PROJECT"
  # Pub/Sub signs push tokens in the name of the invoker.
  change iam service-accounts add-iam-policy-binding "$(account_of "$INVOKER_ACCOUNT")" \
    "--member=serviceAccount:$(pubsub_agent)" --role=roles/iam.serviceAccountTokenCreator \
    "--project=$GCP_PROJECT"
}

ensure_account() {
  local name=$1 title=$2
  exists iam service-accounts describe "$(account_of "$name")" "--project=$GCP_PROJECT" && return
  change iam service-accounts create "$name" "--display-name=$title" "--project=$GCP_PROJECT"
}

# Google's own account that moves Pub/Sub messages.
pubsub_agent() { printf 'service-%s@gcp-sa-pubsub.iam.gserviceaccount.com' "$PROJECT_NUMBER"; }
