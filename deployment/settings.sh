# shellcheck shell=bash
# Names and sizes of everything deploy.sh makes. Each can be set in the environment or in environments/<name>.env.
# shellcheck disable=SC2034  # read by the steps

REGION=${REGION:-asia-south1}

# Every environment but production has its name in every resource, so that two live in one project.
suffix=""
[[ $ENVIRONMENT == production ]] || suffix="-$ENVIRONMENT"

INGESTION_SERVICE=whatsapp-agent-ingestion-service$suffix
WORKER_SERVICE=whatsapp-agent-processing-worker$suffix
REPOSITORY=whatsapp-agent
IMAGE_TAG=${IMAGE_TAG:-}

TOPIC=${PUBSUB_TOPIC:-whatsapp-prop8t-message-processing}$suffix
SUBSCRIPTION=$TOPIC-sub
STATUS_SUBSCRIPTION=$TOPIC-status-sub
DEAD_LETTER_TOPIC=$TOPIC-dead-letter
DEAD_LETTER_SUBSCRIPTION=$DEAD_LETTER_TOPIC-sub

# push: Pub/Sub calls the worker and Cloud Run scales it. pull: the worker streams; it needs CPU all the time.
PUBSUB_DELIVERY=${PUBSUB_DELIVERY:-push}
WEBHOOK_AUTH=${WEBHOOK_AUTH:-meta-signature}

SWEEP_JOB=whatsapp-agent-sweep$suffix
VPC_CONNECTOR=${VPC_CONNECTOR:-}

INGESTION_MAX=${INGESTION_MAX:-20}
INGESTION_MIN=${INGESTION_MIN:-1}
WORKER_MAX=${WORKER_MAX:-15}
WORKER_MIN=${WORKER_MIN:-1}
INGESTION_CONCURRENCY=${INGESTION_CONCURRENCY:-200}
WORKER_CONCURRENCY=${WORKER_CONCURRENCY:-80}
# As many turns at once as requests: what is beyond waits inside one instance while others are free (docs/scaling.md).
TURN_CONCURRENCY=${TURN_CONCURRENCY:-$WORKER_CONCURRENCY}

SUPABASE_PROJECT_REF=${SUPABASE_PROJECT_REF:-}
ALERT_EMAIL=${ALERT_EMAIL:-}

# Filled by resolve_project, which asks Google for the project's number.
PROJECT_NUMBER=""
WORKER_URL=""

account_of() { printf '%s@%s.iam.gserviceaccount.com' "$1" "$GCP_PROJECT"; }

# An account's id has at most 30 characters, so that the name of an environment needs shorter words before it.
INGESTION_ACCOUNT=whatsapp-agent-ingestion
WORKER_ACCOUNT=whatsapp-agent
INVOKER_ACCOUNT=whatsapp-agent-invoker
if [[ -n $suffix ]]; then
  INGESTION_ACCOUNT=wa-ingestion$suffix WORKER_ACCOUNT=wa-worker$suffix INVOKER_ACCOUNT=wa-invoker$suffix
fi
