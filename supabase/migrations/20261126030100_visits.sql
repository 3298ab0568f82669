-- Visits, what a business lets its visitors choose from, handoffs to people, and notifications to other systems.

-- How a business takes visitors. Without a row the defaults hold.
create table public.visit_rules (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  opens time not null default '09:00',
  closes time not null default '19:00',
  -- ISO days of the week, Monday is 1.
  days smallint[] not null default '{1,2,3,4,5,6,7}' check (days <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(days) > 0),
  -- One visit at a time in a property; also the shortest gap before closing.
  visit_minutes integer not null default 30 check (visit_minutes between 5 and 480),
  horizon_days integer not null default 90 check (horizon_days between 1 and 730),
  -- Local hour of the day before at which a visitor is reminded.
  reminder_hour smallint not null default 10 check (reminder_hour between 8 and 20),
  -- Approved template for reminders outside the 24-hour window: {"name": …, "language": …}; its body takes
  -- the property's title and the time, in this order.
  reminder_template jsonb,
  check (opens < closes)
);

-- One row for a customer and a property: its revision moves with every booking, move and cancellation.
create table public.visits (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  -- `properties.short_ref`. No foreign key: a visit outlives its listing.
  property_ref text not null,
  property_title text not null,
  starts_at timestamptz not null,
  minutes integer not null,
  status text not null default 'booked' check (status in ('booked', 'cancelled')),
  revision integer not null default 1,
  locale text not null default 'en',
  -- When the reminder is due; absent when none is (booked too late for one, cancelled, or dealt with).
  remind_at timestamptz,
  -- The reminder that was written last.
  reminder_id uuid references public.outbox (id) on delete set null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (tenant_id, contact_id, property_ref)
);
create index visits_slots on public.visits (tenant_id, property_ref, starts_at) where status = 'booked';
create index visits_reminders on public.visits (remind_at) where status = 'booked' and remind_at is not null;
create index visits_conversation on public.visits (conversation_id);
create index visits_contact on public.visits (contact_id);

-- What the customer told about themselves, by topic ("budget", "family", ...), in their own words.
alter table public.contacts add column preferences jsonb not null default '{}'::jsonb;

-- A conversation that a person should take over, with what they need to know.
create table public.handoffs (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  source text not null check (source in ('keyword', 'request')),
  reason text not null default '',
  summary text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz
);
create unique index handoffs_open on public.handoffs (conversation_id) where closed_at is null;
create index handoffs_tenant on public.handoffs (tenant_id, created_at);

-- Where a business wants to hear of leads. The secret that signs the calls is encrypted like its tokens.
alter table public.tenants add column area_expert_url text check (area_expert_url ~ '^https?://');
alter table public.tenant_credentials add column area_expert_secret_enc text;

-- Calls to other systems, made in the background: at least once, until accepted or given up.
create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  contact_id uuid not null references public.contacts (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  kind text not null check (kind in ('area_expert')),
  -- What it is about; with the contact, the identity of the notification.
  subject text not null,
  payload jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'sending', 'delivered', 'dead')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  claim_expires_at timestamptz,
  error_code text,
  created_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  unique (tenant_id, contact_id, kind, subject)
);
create index notifications_due on public.notifications (next_attempt_at) where status in ('pending', 'sending');
create index notifications_conversation on public.notifications (conversation_id);
create index notifications_contact on public.notifications (contact_id);

alter table public.outbox drop constraint outbox_purpose_check;
alter table public.outbox add constraint outbox_purpose_check
  check (purpose in ('answer', 'card', 'control', 'fallback', 'reminder'));

alter table public.visit_rules enable row level security;
alter table public.visits enable row level security;
alter table public.handoffs enable row level security;
alter table public.notifications enable row level security;
revoke all on public.visit_rules, public.visits, public.handoffs, public.notifications from anon, authenticated;
grant select, insert, update, delete on public.visit_rules, public.visits, public.handoffs, public.notifications to service_role;
