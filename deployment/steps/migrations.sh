# shellcheck shell=bash
# Before the services: new code may need new functions, and old code must live with them. The Supabase CLI reads its
# token and the database password from the environment, so neither becomes an argument.

deploy_migrations() {
  if [[ -z $SUPABASE_PROJECT_REF ]]; then
    say "migrations: SUPABASE_PROJECT_REF is not set; run 'supabase db push' yourself before traffic arrives."
    return
  fi
  if [[ $DRY_RUN == true ]]; then
    printf 'supabase link --project-ref %s\nsupabase db push\n' "$SUPABASE_PROJECT_REF"
    return
  fi
  command -v supabase >/dev/null ||
    fail "the Supabase CLI is not installed; see https://supabase.com/docs/guides/cli, or unset SUPABASE_PROJECT_REF."
  require_settings SUPABASE_ACCESS_TOKEN SUPABASE_DB_PASSWORD
  (cd "$ROOT" && supabase link --project-ref "$SUPABASE_PROJECT_REF" && supabase db push)
}
