# shellcheck shell=bash

deploy_worker() {
  # Pulling happens outside requests, so it needs CPU all the time and an instance that is always there.
  local cpu=--cpu-throttling
  [[ $PUBSUB_DELIVERY == pull ]] && cpu=--no-cpu-throttling
  local network=()
  [[ -n $VPC_CONNECTOR ]] && network=("--vpc-connector=$VPC_CONNECTOR" --vpc-egress=private-ranges-only)
  change run deploy "$WORKER_SERVICE" "--image=$(image_of processing)" "--region=$REGION" \
    "--service-account=$(account_of "$WORKER_ACCOUNT")" --no-allow-unauthenticated --ingress=all \
    --memory=1Gi --cpu=2 "$cpu" --cpu-boost --execution-environment=gen2 \
    "--min-instances=$WORKER_MIN" "--max-instances=$WORKER_MAX" "--concurrency=$WORKER_CONCURRENCY" --timeout=900 \
    "--startup-probe=$(probe /health 1 30)" "--liveness-probe=$(probe /health 15 4)" \
    "--set-env-vars=$(worker_environment)" "--set-secrets=$(secret_flags worker)" \
    "--labels=app=whatsapp-agent,environment=$ENVIRONMENT" ${network[@]+"${network[@]}"} "--project=$GCP_PROJECT"
  serve_newest "$WORKER_SERVICE"
  change run services add-iam-policy-binding "$WORKER_SERVICE" "--region=$REGION" \
    "--member=serviceAccount:$(account_of "$INVOKER_ACCOUNT")" --role=roles/run.invoker "--project=$GCP_PROJECT"
}

# serve_newest SERVICE: ends a rollback; without it the new revision would get no traffic.
serve_newest() {
  change run services update-traffic "$1" --to-latest "--region=$REGION" "--project=$GCP_PROJECT"
}

# probe PATH PERIOD FAILURES
probe() { printf 'httpGet.path=%s,httpGet.port=8080,periodSeconds=%s,failureThreshold=%s,timeoutSeconds=1' "$1" "$2" "$3"; }

# Comma lists occur in values, so another separator is declared.
worker_environment() {
  printf '^;^%s' "$(pubsub_environment)"
  printf ';PUBSUB_DELIVERY=%s' "$PUBSUB_DELIVERY"
  printf ';PUBSUB_PUSH_AUDIENCE=%s;PUBSUB_PUSH_SERVICE_ACCOUNT=%s' "$WORKER_URL" "$(account_of "$INVOKER_ACCOUNT")"
  printf ';SCHEDULER_AUDIENCE=%s;SCHEDULER_SERVICE_ACCOUNT=%s' "$WORKER_URL" "$(account_of "$INVOKER_ACCOUNT")"
  pass_on NEXT_PUBLIC_SUPABASE_URL NEXT_PUBLIC_SUPABASE_ANON_KEY OPENAI_MODEL OPENAI_BASE_URL OPENAI_TRANSCRIBE_MODEL \
    OPENAI_SEES_PICTURES AISENSY_BASE_URL GOOGLE_PLACES_URL GOOGLE_ROUTES_URL DEFAULT_WABA_ID DEFAULT_PHONE_NUMBER_ID \
    DEFAULT_TENANT_NAME TURN_CONCURRENCY TURN_BUDGET_MS TURN_MAX_ATTEMPTS MODEL_TIMEOUT_MS SHUTDOWN_BUDGET_MS \
    METRICS_ENABLED SWAGGER_ENABLED "${OBSERVED_BY[@]}"
}

# How a service is observed; METRICS_ENABLED is the private worker's alone, for nobody asks who scrapes.
OBSERVED_BY=(LOG_LEVEL LOG_SAMPLE_RATIO OTEL_EXPORTER_OTLP_ENDPOINT TRACE_RATIO)

pubsub_environment() {
  printf 'GCP_PROJECT=%s;PUBSUB_TOPIC=%s;PUBSUB_SUBSCRIPTION=%s;PUBSUB_STATUS_SUBSCRIPTION=%s' \
    "$GCP_PROJECT" "$TOPIC" "$SUBSCRIPTION" "$STATUS_SUBSCRIPTION"
  printf ';PUBSUB_DEAD_LETTER_TOPIC=%s;PUBSUB_DEAD_LETTER_SUBSCRIPTION=%s' \
    "$DEAD_LETTER_TOPIC" "$DEAD_LETTER_SUBSCRIPTION"
}

# pass_on NAMES...: those settings that are set; the others keep the service's own default.
pass_on() {
  local name
  for name in "$@"; do
    [[ -z ${!name:-} ]] || printf ';%s=%s' "$name" "${!name}"
  done
}
