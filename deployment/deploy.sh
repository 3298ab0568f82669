#!/usr/bin/env bash
# Deploys the WhatsApp agent to Google Cloud. `./deployment/deploy.sh --help` says how.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$here")

for part in console options gcloud secret-table; do
  # shellcheck source=/dev/null
  source "$here/lib/$part.sh"
done

STEPS="apis identity secrets pubsub images migrations worker ingestion scheduler monitoring"
ONLY=""
VALUE_OPTIONS="--only --tag"

usage() {
  cat <<'TEXT'
Usage: GCP_PROJECT=my-project ./deployment/deploy.sh [options]

Makes or updates everything the WhatsApp agent needs in a Google Cloud project. Safe to run again at any time.
Settings come from the environment (see deployment/environments/example.env). Secrets are read from it once, go to
Secret Manager on standard input, and stay there: a later run changes them only with ROTATE_SECRETS=name,name.

  --only STEPS      comma list of: apis, identity, secrets, pubsub, images, migrations, worker, ingestion,
                    scheduler, monitoring
  --tag TAG         image tag; default is the commit
TEXT
}

take_option() {
  case $1 in
    --only) ONLY=$2 ;;
    --tag) IMAGE_TAG=$2 ;;
    *) return 1 ;;
  esac
}

# wants STEP: whether this run does it.
wants() { [[ -z $ONLY || ",$ONLY," == *",$1,"* ]]; }

read_options "$here" "$@"
for part in ${ONLY//,/ }; do
  [[ " $STEPS " == *" $part "* ]] || fail "unknown step $part. There are: $STEPS."
done
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
[[ $PUBSUB_DELIVERY == push || $WORKER_MIN -ge 1 ]] || fail "with pull, WORKER_MIN is at least 1: nothing else wakes a worker."
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
