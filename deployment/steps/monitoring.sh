# shellcheck shell=bash
# Log-based metrics, uptime checks, alert policies and the dashboard of deployment/monitoring. Each is found again by its
# name.

deploy_monitoring() {
  local folder file channel
  folder=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder of now
  trap "rm -rf '$folder'" EXIT
  for file in "$ROOT"/deployment/monitoring/log-metrics/*.json; do
    ensure_log_metric "$file" "$folder"
  done
  ensure_check ingestion "$INGESTION_URL"
  ensure_check worker "$WORKER_URL" --service-agent-auth=oidc-token
  let_checks_in
  channel=$(ensure_channel)
  for file in "$ROOT"/deployment/monitoring/alerts/*.json; do
    ensure_policy "$file" "$folder" "$channel"
  done
  ensure_dashboard "$folder"
}

# Files name the resources of production as placeholders.
fill_names() {
  sed -e "s|@INGESTION@|$INGESTION_SERVICE|g" -e "s|@WORKER@|$WORKER_SERVICE|g" -e "s|@SUFFIX@|$suffix|g" \
    -e "s|@SUBSCRIPTION@|$SUBSCRIPTION|g" -e "s|@STATUS_SUBSCRIPTION@|$STATUS_SUBSCRIPTION|g" \
    -e "s|@DEAD_LETTER_SUBSCRIPTION@|$DEAD_LETTER_SUBSCRIPTION|g" -e "s|@INGESTION_HOST@|${INGESTION_URL#https://}|g" \
    -e "s|@WORKER_HOST@|${WORKER_URL#https://}|g" "$1" >"$2"
}

# ensure_log_metric FILE FOLDER: counts the lines of the log that a policy is about.
ensure_log_metric() {
  local name verb=create
  name=$(basename "$1" .json)
  name=whatsapp-agent-$name$suffix
  fill_names "$1" "$2/metric.json"
  exists logging metrics describe "$name" "--project=$GCP_PROJECT" && verb=update
  change logging metrics "$verb" "$name" "--config-from-file=$2/metric.json" "--project=$GCP_PROJECT"
}

# ensure_check SERVICE URL FLAGS...: asks a service every minute, from several places, whether it can work.
ensure_check() {
  local title="WhatsApp agent$suffix: $1 is ready" host=${2#https://} found
  local settings=(--protocol=https --path=/health/ready --period=1 --timeout=10 "${@:3}")
  found=$(ask '' monitoring uptime list-configs "--filter=displayName=\"$title\"" --format='value(name)' \
    "--project=$GCP_PROJECT")
  if [[ -n $found ]]; then
    change monitoring uptime update "$found" "${settings[@]:1}" "--project=$GCP_PROJECT"
  else
    change monitoring uptime create "$title" --resource-type=uptime-url \
      "--resource-labels=host=$host,project_id=$GCP_PROJECT" "${settings[@]}" --validate-ssl=true "--project=$GCP_PROJECT"
  fi
}

# The worker is private: its check proves itself as Google's own account of the monitoring, which may call it.
let_checks_in() {
  change beta services identity create --service=monitoring.googleapis.com "--project=$GCP_PROJECT"
  change run services add-iam-policy-binding "$WORKER_SERVICE" "--region=$REGION" \
    "--member=serviceAccount:service-$PROJECT_NUMBER@gcp-sa-monitoring-notification.iam.gserviceaccount.com" \
    --role=roles/run.invoker "--project=$GCP_PROJECT"
}

# Prints the notification channel of ALERT_EMAIL, which it makes when it is not there; nothing without an address.
ensure_channel() {
  [[ -n $ALERT_EMAIL ]] || { say "ALERT_EMAIL is not set: alerts show in the console only."; return 0; }
  local found
  found=$(ask '' beta monitoring channels list "--filter=displayName=\"WhatsApp agent$suffix\"" --format='value(name)' \
    --limit=1 "--project=$GCP_PROJECT")
  if [[ -z $found ]]; then
    change beta monitoring channels create "--display-name=WhatsApp agent$suffix" --type=email \
      "--channel-labels=email_address=$ALERT_EMAIL" "--project=$GCP_PROJECT" >&2
    found=$(ask 'projects/my-project/notificationChannels/1' beta monitoring channels list \
      "--filter=displayName=\"WhatsApp agent$suffix\"" --format='value(name)' --limit=1 "--project=$GCP_PROJECT")
  fi
  printf '%s' "$found"
}

# ensure_policy FILE FOLDER CHANNEL
ensure_policy() {
  local title found channels=()
  fill_names "$1" "$2/policy.json"
  title=$(sed -n 's/^  "displayName": "\(.*\)",$/\1/p' "$2/policy.json" | head -n 1)
  [[ -z $3 ]] || channels=("--notification-channels=$3")
  found=$(ask '' alpha monitoring policies list "--filter=displayName=\"$title\"" --format='value(name)' --limit=1 \
    "--project=$GCP_PROJECT")
  if [[ -n $found ]]; then
    change alpha monitoring policies update "$found" "--policy-from-file=$2/policy.json" "--project=$GCP_PROJECT"
  else
    create_policy "--policy-from-file=$2/policy.json" ${channels[@]+"${channels[@]}"} "--project=$GCP_PROJECT"
  fi
}

# Google knows a new log-based metric only after a while, and refuses a policy about one it does not know.
create_policy() {
  local try
  for try in 1 2 3 4 5; do
    if change alpha monitoring policies create "$@"; then return; fi
    say "not created yet (try $try of 5)"
    sleep "${RETRY_SECONDS:-15}"
  done
  fail "a policy could not be created. Run --only monitoring again in some minutes."
}

# ensure_dashboard FOLDER: an update needs the etag of what is there, so that nobody's edit is overwritten unseen.
ensure_dashboard() {
  local found etag
  fill_names "$ROOT/deployment/monitoring/dashboard.json" "$1/dashboard.json"
  found=$(ask '' monitoring dashboards list "--filter=displayName=\"WhatsApp agent$suffix\"" --format='value(name)' \
    --limit=1 "--project=$GCP_PROJECT")
  if [[ -z $found ]]; then
    change monitoring dashboards create "--config-from-file=$1/dashboard.json" "--project=$GCP_PROJECT"
    return
  fi
  etag=$(ask '' monitoring dashboards describe "$found" --format='value(etag)' "--project=$GCP_PROJECT")
  sed "1s|^{|{ \"name\": \"$found\", \"etag\": \"$etag\",|" "$1/dashboard.json" >"$1/update.json"
  change monitoring dashboards update "$found" "--config-from-file=$1/update.json" "--project=$GCP_PROJECT"
}
