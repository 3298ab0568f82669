# shellcheck shell=bash
# The command line and the settings file that deploy.sh, rollback.sh and destroy.sh share. A script defines `usage`,
# `take_option NAME VALUE` for what only it knows (failing for the rest), and VALUE_OPTIONS for those with a value.

SHARED_OPTIONS='  --region REGION   default asia-south1
  --env NAME        production (default) or another name, which then is in every resource'"'"'s name;
                    reads deployment/environments/NAME.env when it is there
  --dry-run         print every command instead of running it; needs no account
  --help            this text'

# read_options DIRECTORY ARGS...: what the command line says wins over the environment, which wins over the file.
read_options() {
  local directory=$1 name value
  shift
  while [[ $# -gt 0 ]]; do
    name=$1 value=""
    if [[ " --env --region ${VALUE_OPTIONS:-} " == *" $name "* ]]; then
      [[ -n ${2:-} && $2 != -* ]] || fail "$name needs a value. See --help."
      value=$2
      shift
    fi
    shift
    case $name in
      --dry-run) DRY_RUN=true ;;
      --env) ENVIRONMENT=$value ;;
      --region) REGION=$value ;;
      -h | --help)
        usage
        printf '%s\n' "$SHARED_OPTIONS"
        exit 0
        ;;
      *) take_option "$name" "$value" || fail "unknown option $name. See --help." ;;
    esac
  done
  ENVIRONMENT=${ENVIRONMENT:-production}
  # It ends names that Google limits: accounts to 30 characters, services to 49.
  [[ $ENVIRONMENT =~ ^[a-z][a-z0-9-]{0,14}$ ]] ||
    fail "the environment is named $ENVIRONMENT; take at most 15 lower-case letters, digits and hyphens."
  load_environment "$directory"
  require_settings GCP_PROJECT
}

# load_environment DIRECTORY: the settings file of the environment; what is exported already wins.
load_environment() {
  local file=$1/environments/$ENVIRONMENT.env line name value
  [[ -f $file ]] || return 0
  say "settings from ${file##*/}"
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[A-Z][A-Z0-9_]*= ]] || continue
    name=${line%%=*} value=${line#*=}
    [[ ! $value =~ ^\"(.*)\"$ && ! $value =~ ^\'(.*)\'$ ]] || value=${BASH_REMATCH[1]}
    [[ -n ${!name:-} ]] || export "$name=$value"
  done <"$file"
}

require_settings() {
  local name
  for name in "$@"; do
    [[ -n ${!name:-} ]] || fail "$name is not set. Export it or put it into deployment/environments/$ENVIRONMENT.env."
  done
}
