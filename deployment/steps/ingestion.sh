# shellcheck shell=bash

deploy_ingestion() {
  change run deploy "$INGESTION_SERVICE" "--image=$(image_of ingestion)" "--region=$REGION" \
    "--service-account=$(account_of "$INGESTION_ACCOUNT")" --allow-unauthenticated --ingress=all \
    --memory=512Mi --cpu=1 --cpu-throttling --cpu-boost --execution-environment=gen2 \
    "--min-instances=$INGESTION_MIN" "--max-instances=$INGESTION_MAX" "--concurrency=$INGESTION_CONCURRENCY" \
    --timeout=30 "--startup-probe=$(probe /health 1 30)" "--liveness-probe=$(probe /health 15 4)" \
    "--set-env-vars=$(ingestion_environment)" "--set-secrets=$(secret_flags ingestion)" \
    "--labels=app=whatsapp-agent,environment=$ENVIRONMENT" "--project=$GCP_PROJECT"
  serve_newest "$INGESTION_SERVICE"
}

ingestion_environment() {
  printf '^;^%s;WEBHOOK_AUTH=%s' "$(pubsub_environment)" "$WEBHOOK_AUTH"
  pass_on PUBLISH_TIMEOUT_MS "${OBSERVED_BY[@]}"
}
