#!/usr/bin/env bash
# Removes what deploy.sh made. Asks first, and keeps secrets, images and the database unless told otherwise.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in console options gcloud secret-table; do
  # shellcheck source=/dev/null
  source "$here/lib/$part.sh"
done

usage() {
  cat <<'TEXT'
Usage: GCP_PROJECT=my-project ./deployment/destroy.sh [options]

Removes services, scheduler job, subscriptions, topics, service accounts and monitoring. Unprocessed messages are lost with the
subscriptions. --with-secrets removes the secrets too: without credentials-key, stored AiSensy tokens cannot be read.

  --yes             do not ask
  --with-secrets    remove the secrets too
TEXT
}

confirmed=false with_secrets=false
take_option() {
  case $1 in
    --yes) confirmed=true ;;
    --with-secrets) with_secrets=true ;;
    *) return 1 ;;
  esac
}
read_options "$here" "$@"
# shellcheck source=settings.sh
source "$here/settings.sh"

if [[ $DRY_RUN != true && $confirmed != true ]]; then
  printf 'This removes the WhatsApp agent (%s) from project %s. Type the project to go on: ' "$ENVIRONMENT" "$GCP_PROJECT" >&2
  read -r answer || answer=""
  [[ $answer == "$GCP_PROJECT" ]] || fail "nothing was removed."
fi

# remove DESCRIBE-ARGS -- DELETE-ARGS: deletes what is there.
remove() {
  local describe=()
  while [[ $1 != -- ]]; do
    describe+=("$1")
    shift
  done
  shift
  if [[ $DRY_RUN == true ]] || exists "${describe[@]}" "--project=$GCP_PROJECT"; then
    change "$@" "--project=$GCP_PROJECT"
  fi
}

# remove_monitoring KIND LIST: what watches must not call for help about what is no longer there.
remove_monitoring() {
  local track=() found
  [[ $1 != policies ]] || track=(alpha)
  while read -r -u 3 found; do
    [[ -z $found ]] || change ${track[@]+"${track[@]}"} monitoring "$1" delete "$found" "--project=$GCP_PROJECT"
  done 3<<<"$(ask "projects/$GCP_PROJECT/$1/1" ${track[@]+"${track[@]}"} monitoring "$1" "$2" \
    "--filter=displayName~\"^WhatsApp agent$suffix(:|$)\"" '--format=value(name)' "--project=$GCP_PROJECT")"
}
remove_monitoring policies list
remove_monitoring uptime list-configs
remove_monitoring dashboards list
for file in "$here"/monitoring/log-metrics/*.json; do
  name=whatsapp-agent-$(basename "$file" .json)$suffix
  remove logging metrics describe "$name" -- logging metrics delete "$name"
done

# The door first, so that nothing new comes in while the rest goes.
for service in "$INGESTION_SERVICE" "$WORKER_SERVICE"; do
  remove run services describe "$service" "--region=$REGION" -- run services delete "$service" "--region=$REGION"
done
remove scheduler jobs describe "$SWEEP_JOB" "--location=$REGION" -- scheduler jobs delete "$SWEEP_JOB" "--location=$REGION"
for name in "$SUBSCRIPTION" "$STATUS_SUBSCRIPTION" "$DEAD_LETTER_SUBSCRIPTION"; do
  remove pubsub subscriptions describe "$name" -- pubsub subscriptions delete "$name"
done
for name in "$TOPIC" "$DEAD_LETTER_TOPIC"; do
  remove pubsub topics describe "$name" -- pubsub topics delete "$name"
done
for name in "$INGESTION_ACCOUNT" "$WORKER_ACCOUNT" "$INVOKER_ACCOUNT"; do
  remove iam service-accounts describe "$(account_of "$name")" -- iam service-accounts delete "$(account_of "$name")"
done
if [[ $with_secrets == true ]]; then
  while IFS='|' read -r -u 3 name _; do
    [[ -z $name ]] || remove secrets describe "$name$suffix" -- secrets delete "$name$suffix"
  done 3<<<"$SECRET_TABLE"
fi
say "Done. Kept: the database, the images in $REPOSITORY, the notification channel$([[ $with_secrets == true ]] || echo ', the secrets')."
