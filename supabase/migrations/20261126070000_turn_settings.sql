-- Settings and columns of the turn that came after its first version.

alter table public.tenants
  -- Moves with every takeover and hand-back of the whole business; added to the epoch of each conversation.
  add column control_epoch bigint not null default 0,
  -- Times newer input may abort one answer, and the age of the oldest question that ends all aborting.
  add column max_aborts int not null default 2 check (max_aborts between 0 and 10),
  add column max_answer_delay_ms int not null default 20000 check (max_answer_delay_ms between 0 and 110000),
  -- Silence after which the agent takes a conversation back that a person took over; null: never by itself.
  add column handback_minutes int default 720 check (handback_minutes between 1 and 43200),
  -- {payload, historyText} of the approved template that asks a customer to write again; null: none.
  add column reengagement jsonb check (reengagement is null or reengagement -> 'payload' ->> 'type' = 'template');

alter table public.conversations
  -- When the customer was told that the answer takes longer; the turn is still tried.
  add column fallback_at timestamptz,
  -- Processes that died over the messages now pending.
  add column crashes int not null default 0;
create index conversations_handback on public.conversations (mode_until) where mode = 'human' and mode_until is not null;

alter table public.turns
  add column aborts int not null default 0,
  -- Estimate: each aborted run would have cost the output tokens of the answer that replaced it.
  add column saved_tokens int not null default 0;

alter table public.outbox drop constraint outbox_purpose_check;
alter table public.outbox
  add constraint outbox_purpose_check check (purpose in ('answer', 'card', 'control', 'fallback', 'reminder', 'reengagement')),
  -- Newest input when the row was written: a card older than the customer's last message is not sent any more.
  add column input_seq bigint not null default 0,
  -- Ids of earlier attempts that WhatsApp took and then failed to deliver.
  add column past_wamids text[] not null default '{}',
  -- When the operator was told that nobody knows whether it arrived.
  add column escalated_at timestamptz;
create index outbox_unexplained on public.outbox (unknown_at) where status = 'unknown' and escalated_at is null;

alter table public.statuses
  add column recipient_wa_id text,
  add column recipient_user_id text,
  add column matched boolean not null default false;
create index statuses_unmatched on public.statuses (tenant_id, recipient_wa_id) where not matched;
create index statuses_age on public.statuses (updated_at);

alter table public.alerts
  add column outbox_id uuid references public.outbox (id) on delete cascade,
  add column resolved_by text;
create index alerts_of_conversation on public.alerts (conversation_id, kind) where resolved_at is null;
