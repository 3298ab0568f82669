# shellcheck shell=bash
# Values go in on standard input and never onto a command line. What exists is left alone unless ROTATE_SECRETS names it.

deploy_secrets() {
  local name variable service kind
  while IFS='|' read -r -u 3 name variable service kind; do
    [[ -z $name ]] || ensure_secret "$name" "$variable" "$service" "$kind"
  done 3<<<"$SECRET_TABLE"
}

ensure_secret() {
  local name=$1$suffix variable=$2 service=$3 kind=$4
  if has_value "$name" && [[ ",${ROTATE_SECRETS:-}," != *",$1,"* ]]; then
    grant_secret "$name" "$service"
    return
  fi
  local value=${!variable:-} source="value of $variable"
  if [[ -z $value ]] && is_made "$kind"; then
    value=$(openssl rand -base64 32)
    source="32 random bytes in base64"
    [[ $kind == url-secret ]] && value=$(openssl rand -hex 24) && source="24 random bytes in hex"
  fi
  if [[ -z $value ]]; then
    is_needed "$kind" || return 0
    [[ $DRY_RUN == true ]] || fail "secret $name does not exist. Export $variable and run again; it is then kept in Secret Manager."
  fi
  exists secrets describe "$name" "--project=$GCP_PROJECT" ||
    change secrets create "$name" --replication-policy=automatic "--project=$GCP_PROJECT"
  printf '%s' "$value" |
    change_with_stdin "$source" secrets versions add "$name" --data-file=- "--project=$GCP_PROJECT"
  grant_secret "$name" "$service"
}

grant_secret() {
  local account=$WORKER_ACCOUNT
  [[ $2 == ingestion ]] && account=$INGESTION_ACCOUNT
  change secrets add-iam-policy-binding "$1" "--member=serviceAccount:$(account_of "$account")" \
    --role=roles/secretmanager.secretAccessor "--project=$GCP_PROJECT"
}

has_value() { exists secrets versions describe latest "--secret=$1" "--project=$GCP_PROJECT"; }

is_made() { [[ $1 == generated ]] || { [[ $1 == url-secret ]] && is_needed "$1"; }; }

is_needed() {
  case $1 in
    required | generated) return 0 ;;
    optional) return 1 ;;
    *) [[ ",$WEBHOOK_AUTH," == *",$1,"* ]] ;;
  esac
}

# secret_flags SERVICE: VARIABLE=name:latest,... of every secret of a service that has a value.
secret_flags() {
  local wanted=$1 name variable service kind flags=""
  while IFS='|' read -r -u 3 name variable service kind; do
    [[ $service == "$wanted" ]] || continue
    if [[ $DRY_RUN == true ]]; then
      is_needed "$kind" || [[ -n ${!variable:-} ]] || continue
    else
      has_value "$name$suffix" || continue
    fi
    flags=$flags,$variable=$name$suffix:latest
  done 3<<<"$SECRET_TABLE"
  printf '%s' "${flags#,}"
}
