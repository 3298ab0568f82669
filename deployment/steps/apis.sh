# shellcheck shell=bash

deploy_apis() {
  change services enable \
    artifactregistry.googleapis.com cloudbuild.googleapis.com cloudscheduler.googleapis.com iam.googleapis.com \
    monitoring.googleapis.com pubsub.googleapis.com run.googleapis.com secretmanager.googleapis.com \
    "--project=$GCP_PROJECT"
}
