# shellcheck shell=bash
# The sweep proves itself with an identity token of the invoker, so that no key is written into a job.

deploy_scheduler() {
  local verb=create
  exists scheduler jobs describe "$SWEEP_JOB" "--location=$REGION" "--project=$GCP_PROJECT" && verb=update
  change scheduler jobs "$verb" http "$SWEEP_JOB" "--location=$REGION" '--schedule=* * * * *' \
    "--uri=$WORKER_URL/internal/sweep" --http-method=POST \
    "--oidc-service-account-email=$(account_of "$INVOKER_ACCOUNT")" "--oidc-token-audience=$WORKER_URL" \
    --attempt-deadline=60s --max-retry-attempts=0 '--description=Wakes what was left behind' \
    "--project=$GCP_PROJECT"
}
