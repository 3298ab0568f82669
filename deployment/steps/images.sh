# shellcheck shell=bash

deploy_images() {
  exists artifacts repositories describe "$REPOSITORY" "--location=$REGION" "--project=$GCP_PROJECT" ||
    change artifacts repositories create "$REPOSITORY" --repository-format=docker "--location=$REGION" \
      '--description=Images of the WhatsApp agent' "--project=$GCP_PROJECT"
  build_image ingestion
  build_image processing
}

# build_image ingestion|processing: Cloud Build makes and stores the image; no local Docker is needed.
build_image() {
  change builds submit "$ROOT" "--config=$ROOT/deployment/cloudbuild-$1.yaml" "--region=$REGION" \
    "--substitutions=_IMAGE=$(image_of "$1"),_DEPLOY=false" "--project=$GCP_PROJECT"
}

image_of() { printf '%s-docker.pkg.dev/%s/%s/%s:%s' "$REGION" "$GCP_PROJECT" "$REPOSITORY" "$1" "$IMAGE_TAG"; }
