#!/usr/bin/env bash
# Deploys the WhatsApp agent to Google Cloud. `./deployment/deploy.sh --help` says how.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$here")

for part in console options gcloud secret-table; do
  # shellcheck source=/dev/null
  source "$here/lib/$part.sh"
done
parse_options "$@"
load_environment "$here"
require_settings GCP_PROJECT
# shellcheck source=settings.sh
source "$here/settings.sh"
for part in $STEPS; do
  # shellcheck source=/dev/null
  source "$here/steps/$part.sh"
done

if [[ $DRY_RUN != true ]]; then
  command -v gcloud >/dev/null || fail "gcloud is not installed; see https://cloud.google.com/sdk/docs/install."
  if wants worker; then require_settings NEXT_PUBLIC_SUPABASE_URL NEXT_PUBLIC_SUPABASE_ANON_KEY; fi
fi
[[ $PUBSUB_DELIVERY == push || $PUBSUB_DELIVERY == pull ]] || fail "PUBSUB_DELIVERY is push or pull, not $PUBSUB_DELIVERY."
[[ -n $IMAGE_TAG ]] || IMAGE_TAG=$(git -C "$ROOT" rev-parse --short=12 HEAD)

resolve_project
for part in $STEPS; do
  wants "$part" || continue
  step "$part"
  "deploy_$part"
done

webhook=$INGESTION_URL/
if [[ ",$WEBHOOK_AUTH," == *,url-secret,* ]]; then webhook="${INGESTION_URL}/webhook/<value of the secret webhook-url-secret$suffix>"; fi
cat >&2 <<TEXT

Webhook URL:  $webhook
Verify token: gcloud secrets versions access latest --secret=webhook-verify-token$suffix --project=$GCP_PROJECT
Worker:       $WORKER_URL (private)
TEXT
