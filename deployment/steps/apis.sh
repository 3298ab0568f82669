# shellcheck shell=bash

deploy_apis() {
  local network=()
  [[ -z $VPC_CONNECTOR ]] || network=(vpcaccess.googleapis.com)
  change services enable \
    artifactregistry.googleapis.com cloudbuild.googleapis.com cloudscheduler.googleapis.com iam.googleapis.com \
    logging.googleapis.com monitoring.googleapis.com pubsub.googleapis.com run.googleapis.com \
    secretmanager.googleapis.com ${network[@]+"${network[@]}"} "--project=$GCP_PROJECT"
}
