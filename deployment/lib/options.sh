# shellcheck shell=bash
# The command line of deploy.sh.

STEPS="apis identity secrets pubsub images migrations worker ingestion scheduler monitoring"
ONLY=""

usage() {
  cat <<'TEXT'
Usage: GCP_PROJECT=my-project ./deployment/deploy.sh [options]

Makes or updates everything the WhatsApp agent needs in a Google Cloud project. Safe to run again at any time.

  --dry-run         print every command instead of running it; needs no account
  --only STEPS      comma list of: apis, identity, secrets, pubsub, images, migrations, worker, ingestion,
                    scheduler, monitoring
  --region REGION   default asia-south1
  --env NAME        production (default) or another name, which then is in every resource's name;
                    reads deployment/environments/NAME.env when it is there
  --tag TAG         image tag; default is the commit
  --help            this text

Settings come from the environment (see deployment/environments/example.env). Secrets are read from it once, go to
Secret Manager on standard input, and stay there: a later run changes them only with ROTATE_SECRETS=name,name.
TEXT
}

parse_options() {
  while [[ $# -gt 0 ]]; do
    case $1 in
      --dry-run) DRY_RUN=true ;;
      --only | --region | --env | --tag)
        [[ -n ${2:-} ]] || fail "$1 needs a value. See --help."
        case $1 in
          --only) ONLY=$2 ;;
          --region) REGION=$2 ;;
          --env) ENVIRONMENT=$2 ;;
          --tag) IMAGE_TAG=$2 ;;
        esac
        shift
        ;;
      -h | --help)
        usage
        exit 0
        ;;
      *) fail "unknown option $1. See --help." ;;
    esac
    shift
  done
  check_steps
}

check_steps() {
  local wanted
  for wanted in ${ONLY//,/ }; do
    [[ " $STEPS " == *" $wanted "* ]] || fail "unknown step $wanted. There are: $STEPS."
  done
}

# wants STEP: whether this run does it.
wants() { [[ -z $ONLY || ",$ONLY," == *",$1,"* ]]; }

# load_environment DIRECTORY: the settings file of the environment; what is exported already wins.
load_environment() {
  local file=$1/environments/${ENVIRONMENT:-production}.env line name
  [[ -f $file ]] || return 0
  say "settings from ${file##*/}"
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[A-Z][A-Z0-9_]*= ]] || continue
    name=${line%%=*}
    [[ -n ${!name:-} ]] || export "$name=${line#*=}"
  done <"$file"
}

require_settings() {
  local name
  for name in "$@"; do
    [[ -n ${!name:-} ]] || fail "$name is not set. Export it or put it into deployment/environments/${ENVIRONMENT:-production}.env."
  done
}
