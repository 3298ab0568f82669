# shellcheck shell=bash
# The same topology as describeTopology in libs/contracts; a test compares the two.

deploy_pubsub() {
  ensure_topic "$TOPIC"
  ensure_topic "$DEAD_LETTER_TOPIC"
  ensure_dead_letter_subscription
  # The pattern is an attribute; filters cannot be changed later.
  ensure_subscription "$SUBSCRIPTION" 600 'attributes.pattern != "whatsapp.status.v1"'
  ensure_subscription "$STATUS_SUBSCRIPTION" 60 'attributes.pattern = "whatsapp.status.v1"'
  grant_topics
}

ensure_topic() {
  exists pubsub topics describe "$1" "--project=$GCP_PROJECT" && return
  change pubsub topics create "$1" "--project=$GCP_PROJECT"
}

ensure_dead_letter_subscription() {
  exists pubsub subscriptions describe "$DEAD_LETTER_SUBSCRIPTION" "--project=$GCP_PROJECT" && return
  change pubsub subscriptions create "$DEAD_LETTER_SUBSCRIPTION" "--topic=$DEAD_LETTER_TOPIC" --ack-deadline=60 \
    --message-retention-duration=7d --expiration-period=never "--project=$GCP_PROJECT"
}

# ensure_subscription NAME ACK_DEADLINE FILTER
ensure_subscription() {
  local name=$1 filter=$3
  local settings=("--ack-deadline=$2" --min-retry-delay=1s --max-retry-delay=60s --message-retention-duration=7d
    "--dead-letter-topic=$DEAD_LETTER_TOPIC" --max-delivery-attempts=100)
  if [[ $PUBSUB_DELIVERY == push ]]; then
    settings+=("--push-endpoint=$WORKER_URL/pubsub/push" "--push-auth-token-audience=$WORKER_URL"
      "--push-auth-service-account=$(account_of "$INVOKER_ACCOUNT")")
  fi
  if exists pubsub subscriptions describe "$name" "--project=$GCP_PROJECT"; then
    # An empty endpoint turns a push subscription into a pull one.
    [[ $PUBSUB_DELIVERY == push ]] || settings+=(--push-endpoint=)
    change pubsub subscriptions update "$name" "${settings[@]}" --expiration-period=never "--project=$GCP_PROJECT"
  else
    change pubsub subscriptions create "$name" "--topic=$TOPIC" "${settings[@]}" --expiration-period=never \
      "--message-filter=$filter" "--project=$GCP_PROJECT"
  fi
}

grant_topics() {
  local ingestion worker
  ingestion=$(account_of "$INGESTION_ACCOUNT")
  worker=$(account_of "$WORKER_ACCOUNT")
  grant topics "$TOPIC" "$ingestion" publisher
  # The worker publishes wakes and parks what nobody can handle.
  grant topics "$TOPIC" "$worker" publisher
  grant topics "$DEAD_LETTER_TOPIC" "$worker" publisher
  grant topics "$DEAD_LETTER_TOPIC" "$(pubsub_agent)" publisher
  local name
  for name in "$SUBSCRIPTION" "$STATUS_SUBSCRIPTION"; do
    grant subscriptions "$name" "$worker" subscriber
    # The broker acknowledges here what it dead-letters.
    grant subscriptions "$name" "$(pubsub_agent)" subscriber
  done
}

# grant topics|subscriptions NAME ACCOUNT publisher|subscriber
grant() {
  change pubsub "$1" add-iam-policy-binding "$2" "--member=serviceAccount:$3" "--role=roles/pubsub.$4" \
    "--project=$GCP_PROJECT"
}
