-- Conversations, inbox, turns, outbox: the tables of the turn (design §5). Functions follow in later files.
-- Every function that changes a conversation locks its row first and reads in separate statements.

create schema if not exists internal;

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  -- Digits without "+"; absent for customers who use a username.
  wa_id text,
  -- Business-scoped user id.
  user_id text,
  profile_name text,
  -- Name the customer gave; wins over the profile's.
  name text,
  locale text,
  opted_out_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint contacts_known_by_something check (wa_id is not null or user_id is not null),
  unique (tenant_id, wa_id),
  unique (tenant_id, user_id)
);

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  phone_number_id text not null,
  channel text not null default 'whatsapp' check (channel in ('whatsapp', 'chat')),
  mode text not null default 'agent' check (mode in ('agent', 'human')),
  mode_until timestamptz,
  mode_by text,
  -- Moves with every opt-out, takeover and hand-back; a turn that read an older one may not commit.
  control_epoch bigint not null default 0,
  last_seq bigint not null default 0,
  -- Sequence number of the newest message that wants an answer.
  input_seq bigint not null default 0,
  last_inbound_at timestamptz,
  lease_owner text,
  lease_fence bigint not null default 0,
  lease_expires_at timestamptz,
  attempts int not null default 0,
  next_attempt_at timestamptz,
  aborts int not null default 0,
  state jsonb,
  created_at timestamptz not null default clock_timestamp(),
  unique (phone_number_id, contact_id, channel)
);
create index conversations_tenant on public.conversations (tenant_id);
create index conversations_contact on public.conversations (contact_id);

create table public.inbox (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  wamid text not null,
  seq bigint not null,
  origin text not null default 'customer' check (origin in ('customer', 'business')),
  sent_at timestamptz not null,
  received_at timestamptz not null,
  webhook_index int not null default 0,
  content jsonb not null,
  context jsonb,
  referral jsonb,
  control text check (control in ('opt_out', 'opt_in', 'takeover')),
  status text not null default 'pending' check (status in ('pending', 'answered', 'suppressed', 'failed', 'noted')),
  status_reason text,
  turn_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  unique (tenant_id, wamid)
);
create index inbox_pending on public.inbox (conversation_id, seq) where status = 'pending';
create index inbox_waiting_echo on public.inbox (conversation_id) where status_reason = 'echo_waiting';
create index inbox_history on public.inbox (conversation_id, seq desc);

create table public.turns (
  id uuid primary key,
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  fence bigint not null,
  result text not null,
  error_code text,
  model_calls int not null default 0,
  input_tokens int not null default 0,
  output_tokens int not null default 0,
  ms int not null default 0,
  tools jsonb not null default '[]',
  committed_at timestamptz not null default clock_timestamp()
);
create index turns_conversation on public.turns (conversation_id, committed_at desc);

create table public.outbox (
  id uuid primary key default gen_random_uuid(),
  -- Order within a conversation: rows are written under its lock.
  position bigint generated always as identity,
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  turn_id uuid not null references public.turns (id) on delete cascade,
  ordinal int not null,
  purpose text not null check (purpose in ('answer', 'card', 'control', 'fallback')),
  payload jsonb not null,
  history_text text not null default '',
  status text not null default 'pending'
    check (status in ('pending', 'sending', 'sent', 'failed', 'unknown', 'suppressed')),
  status_reason text,
  error_code text,
  claim_fence bigint not null default 0,
  claimed_by text,
  claim_expires_at timestamptz,
  attempt int not null default 0,
  not_before timestamptz,
  wamid text,
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  unknown_at timestamptz,
  unique (turn_id, ordinal)
);
create index outbox_unfinished on public.outbox (conversation_id, position) where status in ('pending', 'sending', 'unknown');
create index outbox_history on public.outbox (conversation_id, position desc);
create unique index outbox_wamid on public.outbox (tenant_id, wamid) where wamid is not null;

create table public.statuses (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  wamid text not null,
  state text not null check (state in ('sent', 'delivered', 'read', 'failed')),
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  error_code int,
  error_title text,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, wamid)
);

-- WhatsApp's pair rate: one message per 6 s to the same person, burst 45. Spent inside the claim.
create table public.send_budgets (
  phone_number_id text not null,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  tokens double precision not null,
  refilled_at timestamptz not null,
  primary key (phone_number_id, contact_id)
);

-- First results of repeatable calls.
create table public.rpc_results (
  invocation_id text primary key,
  result jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
create index rpc_results_age on public.rpc_results (created_at);

-- What a person should look at.
create table public.alerts (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  conversation_id uuid references public.conversations (id) on delete cascade,
  kind text not null,
  code text,
  created_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz
);
create index alerts_open on public.alerts (tenant_id, created_at) where resolved_at is null;

-- Words that are obeyed before anything thinks. A tenant may add its own.
create table public.control_words (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid references public.tenants (id) on delete cascade,
  word text not null,
  action text not null check (action in ('opt_out', 'opt_in', 'takeover'))
);
create unique index control_words_once on public.control_words (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'), word);

insert into public.control_words (word, action) values
  ('stop', 'opt_out'), ('unsubscribe', 'opt_out'), ('opt out', 'opt_out'), ('stop messages', 'opt_out'),
  ('توقف', 'opt_out'), ('إلغاء الاشتراك', 'opt_out'), ('الغاء الاشتراك', 'opt_out'),
  ('बंद करो', 'opt_out'), ('रोकें', 'opt_out'),
  ('start', 'opt_in'), ('subscribe', 'opt_in'), ('opt in', 'opt_in'), ('ابدأ', 'opt_in'), ('शुरू करें', 'opt_in'),
  ('human', 'takeover'), ('agent', 'takeover'), ('talk to a human', 'takeover'), ('talk to an agent', 'takeover'),
  ('talk to a person', 'takeover'), ('speak to a human', 'takeover'), ('speak to an agent', 'takeover'),
  ('real person', 'takeover'), ('موظف', 'takeover'), ('اريد التحدث مع موظف', 'takeover'), ('किसी व्यक्ति से बात करें', 'takeover');

alter table public.contacts enable row level security;
alter table public.conversations enable row level security;
alter table public.inbox enable row level security;
alter table public.turns enable row level security;
alter table public.outbox enable row level security;
alter table public.statuses enable row level security;
alter table public.send_budgets enable row level security;
alter table public.rpc_results enable row level security;
alter table public.alerts enable row level security;
alter table public.control_words enable row level security;

revoke all on public.contacts, public.conversations, public.inbox, public.turns, public.outbox, public.statuses,
  public.send_budgets, public.rpc_results, public.alerts, public.control_words from anon, authenticated;
grant select, insert, update, delete on public.contacts, public.conversations, public.inbox, public.turns,
  public.outbox, public.statuses, public.send_budgets, public.rpc_results, public.alerts, public.control_words to service_role;
grant usage on schema internal to service_role;
