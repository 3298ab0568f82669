# shellcheck shell=bash
# The only callers of gcloud. A dry run prints what would change and asks Google nothing.

DRY_RUN=${DRY_RUN:-false}

# change ARGS...: a command that changes something.
change() {
  if [[ $DRY_RUN == true ]]; then
    print_command "$@"
  else
    say "+ gcloud $1 $2 ${3:-} ..."
    gcloud "$@" --quiet
  fi
}

# change_with_stdin SOURCE ARGS...: the same, where standard input is a secret. SOURCE names it for the reader.
change_with_stdin() {
  local source=$1
  shift
  if [[ $DRY_RUN == true ]]; then
    print_command "$@" "  # standard input: $source"
    cat >/dev/null
  else
    say "+ gcloud $1 $2 ${3:-} ..."
    gcloud "$@" --quiet
  fi
}

# exists ARGS...: whether a describe finds it. A dry run takes an empty project for granted.
exists() {
  [[ $DRY_RUN == true ]] && return 1
  gcloud "$@" --quiet >/dev/null 2>&1
}

# ask FALLBACK ARGS...: a value read from Google; FALLBACK in a dry run.
ask() {
  local fallback=$1
  shift
  if [[ $DRY_RUN == true ]]; then printf '%s' "$fallback"; else gcloud "$@" --quiet; fi
}

print_command() {
  local word
  printf 'gcloud'
  for word in "$@"; do
    case $word in
      '  #'*) printf '%s' "$word" ;;
      *[!A-Za-z0-9_./:=@,+-]* | '') printf " '%s'" "${word//\'/\'\\\'\'}" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

resolve_project() {
  PROJECT_NUMBER=$(ask 123456789012 projects describe "$GCP_PROJECT" --format='value(projectNumber)') ||
    fail "project $GCP_PROJECT cannot be read. Sign in with 'gcloud auth login' and check GCP_PROJECT."
  # Cloud Run's deterministic address: known before the service is, so push and audience need no second pass.
  WORKER_URL=https://$WORKER_SERVICE-$PROJECT_NUMBER.$REGION.run.app
  INGESTION_URL=https://$INGESTION_SERVICE-$PROJECT_NUMBER.$REGION.run.app
}
