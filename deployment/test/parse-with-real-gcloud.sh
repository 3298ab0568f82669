#!/usr/bin/env bash
# Lets the real gcloud read a command line, in a configuration without an account: what it understands ends with a
# complaint about the account, before anything is asked of Google. Anything else is a command it does not understand.
set -euo pipefail

# A command line that was understood once is not read again: each costs a second.
if [[ -e $GCLOUD_PARSED ]] && grep -qxF -- "$*" "$GCLOUD_PARSED"; then exit 0; fi

config=$(mktemp -d)
trap 'rm -rf "$config"' EXIT
heard=$(CLOUDSDK_CONFIG=$config CLOUDSDK_CORE_DISABLE_PROMPTS=1 "$GCLOUD_PARSER" "$@" 2>&1 </dev/null || true)
if [[ $heard != *'do not currently have an active account'* ]]; then
  printf 'gcloud does not understand: gcloud %s\n%s\n' "$*" "$heard" >&2
  exit 64
fi
printf '%s\n' "$*" >>"$GCLOUD_PARSED"
