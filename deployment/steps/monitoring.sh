# shellcheck shell=bash
# Alert policies and the dashboard of deployment/monitoring. Each is found again by its name.

deploy_monitoring() {
  local folder file channel
  folder=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder of now
  trap "rm -rf '$folder'" EXIT
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
    -e "s|@DEAD_LETTER_SUBSCRIPTION@|$DEAD_LETTER_SUBSCRIPTION|g" "$1" >"$2"
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
    change alpha monitoring policies create "--policy-from-file=$2/policy.json" ${channels[@]+"${channels[@]}"} \
      "--project=$GCP_PROJECT"
  fi
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
