#!/usr/bin/env bash
# Sends all traffic of a service back to an earlier revision. Migrations are not undone: they only ever add.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in console options gcloud; do
  # shellcheck source=/dev/null
  source "$here/lib/$part.sh"
done

usage() {
  cat <<'TEXT'
Usage: GCP_PROJECT=my-project ./deployment/rollback.sh [options] SERVICE [REVISION]

  SERVICE           ingestion or worker
  REVISION          default: the one before the newest. `LATEST` ends a rollback.
TEXT
}

service="" revision=""
take_option() {
  case $1 in
    -*) return 1 ;;
    *) if [[ -z $service ]]; then service=$1; else revision=$1; fi ;;
  esac
}
read_options "$here" "$@"
# shellcheck source=settings.sh
source "$here/settings.sh"
case $service in
  ingestion) name=$INGESTION_SERVICE ;;
  worker) name=$WORKER_SERVICE ;;
  *) fail "say which service: ingestion or worker. See --help." ;;
esac

if [[ -z $revision ]]; then
  # Ready revisions, newest first; the second is the one before.
  revision=$(ask "newest"$'\n'"$name-00001-abc" run revisions list "--service=$name" "--region=$REGION" \
    --filter=status.conditions.status=True --sort-by=~metadata.creationTimestamp --limit=2 \
    '--format=value(metadata.name)' "--project=$GCP_PROJECT" | sed -n 2p)
fi
[[ -n $revision ]] || fail "$name has no earlier revision."
change run services update-traffic "$name" "--to-revisions=$revision=100" "--region=$REGION" "--project=$GCP_PROJECT"
say "All traffic of $name goes to $revision."
