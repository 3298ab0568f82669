-- Extensions, the businesses this system answers for, and their secrets.
-- Row-level security is on for every table and has no policy: only service_role (which bypasses it) gets in.

create schema if not exists extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists fuzzystrmatch with schema extensions;
grant usage on schema extensions to anon, authenticated, service_role;

-- Helpers of the functions in `public`; the API does not expose this schema.
create schema if not exists internal;
grant usage on schema internal to service_role;
alter default privileges in schema internal grant execute on functions to service_role;

-- Hosted Supabase grants every new table and function to the public roles; this system wants the opposite.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
-- Functions are PUBLIC by default, everywhere, and only the role-wide default can take that back.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public grant all on tables to service_role;
alter default privileges in schema public grant all on sequences to service_role;
alter default privileges in schema public grant execute on functions to service_role;

create table public.tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  waba_id text not null unique,
  phone_number_id text not null unique,
  aisensy_project_id text unique,
  display_phone text,
  timezone text not null default 'Asia/Dubai',
  locale text not null default 'en',
  persona jsonb not null default '{}'::jsonb,
  -- `human`: people answer every conversation of this business, the agent none.
  mode text not null default 'agent' check (mode in ('agent', 'human')),
  paused_until timestamptz,
  quiet_ms integer not null default 1200 check (quiet_ms between 0 and 60000),
  quiet_cap_ms integer not null default 6000 check (quiet_cap_ms between 0 and 120000),
  created_at timestamptz not null default now(),
  check (quiet_ms <= quiet_cap_ms)
);

-- Ciphertexts only (`v1:<iv>:<tag>:<data>`, AES-256-GCM); the key never reaches the database.
create table public.tenant_credentials (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  access_token_enc text,
  refresh_token_enc text,
  version bigint not null default 1,
  updated_at timestamptz not null default now()
);

alter table public.tenants enable row level security;
alter table public.tenant_credentials enable row level security;
revoke all on public.tenants, public.tenant_credentials from anon, authenticated;
grant all on public.tenants, public.tenant_credentials to service_role;

-- Compare-and-set: of several processes that renewed a token at once, the first wins and all learn its version.
create function public.store_access_token(p_tenant_id uuid, p_access_token_enc text, p_expected_version bigint)
returns table (access_token_enc text, refresh_token_enc text, version bigint)
language plpgsql
set search_path = ''
as $$
begin
  insert into public.tenant_credentials as c (tenant_id, access_token_enc, version)
  values (p_tenant_id, p_access_token_enc, p_expected_version + 1)
  on conflict (tenant_id) do update
    set access_token_enc = excluded.access_token_enc, version = excluded.version, updated_at = clock_timestamp()
    where c.version = p_expected_version;
  -- A separate statement: it sees the row of whoever won.
  return query
    select c.access_token_enc, c.refresh_token_enc, c.version
    from public.tenant_credentials c where c.tenant_id = p_tenant_id;
end
$$;

-- The first start of an empty installation. The lock makes two processes that start together create one tenant.
create function public.ensure_default_tenant(
  p_name text, p_waba_id text, p_phone_number_id text, p_access_token_enc text
)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_id uuid;
begin
  lock table public.tenants in share row exclusive mode;
  if exists (select 1 from public.tenants) then
    return false;
  end if;
  insert into public.tenants (name, waba_id, phone_number_id)
  values (p_name, p_waba_id, p_phone_number_id) returning id into v_id;
  insert into public.tenant_credentials (tenant_id, access_token_enc) values (v_id, p_access_token_enc);
  return true;
end
$$;

revoke all on function public.store_access_token, public.ensure_default_tenant from public, anon, authenticated;
grant execute on function public.store_access_token, public.ensure_default_tenant to service_role;
