-- Pieces the turn functions share. None of them is reachable over the API.

-- The tenant a verified webhook belongs to. The most specific key decides alone: a number nobody registered
-- is unknown even when its account is known, because the answer would leave from another number.
create function internal.resolve_tenant(account jsonb) returns public.tenants
language sql stable set search_path = '' as $$
  select t from public.tenants t
  where case
    when account ->> 'phoneNumberId' is not null then t.phone_number_id = account ->> 'phoneNumberId'
    when account ->> 'wabaId' is not null then t.waba_id = account ->> 'wabaId'
    else t.aisensy_project_id = account ->> 'projectId'
  end
  limit 1
$$;

create function internal.find_result(invocation text) returns jsonb
language sql stable set search_path = '' as $$
  select result from public.rpc_results where invocation_id = invocation
$$;

create function internal.keep_result(invocation text, value jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
begin
  if invocation is not null then
    insert into public.rpc_results (invocation_id, result) values (invocation, value) on conflict do nothing;
  end if;
  return value;
end $$;

create function internal.lock_conversation(conversation uuid) returns public.conversations
language plpgsql volatile set search_path = '' as $$
declare
  locked public.conversations;
begin
  -- Weaker than FOR UPDATE, so that foreign-key checks of other tables do not wait for a turn.
  select * into locked from public.conversations where id = conversation for no key update;
  return locked;
end $$;

create function internal.ms(span interval) returns bigint
language sql immutable set search_path = '' as $$
  select greatest(0, ceil(extract(epoch from span) * 1000))::bigint
$$;

create function internal.raise_alert(conv public.conversations, alert_kind text, alert_code text) returns void
language sql volatile set search_path = '' as $$
  insert into public.alerts (tenant_id, conversation_id, kind, code) values (conv.tenant_id, conv.id, alert_kind, alert_code)
$$;

-- Agent messages that have not left yet are withdrawn; a confirmation of the control word itself stays.
create function internal.suppress_outbox(conversation uuid, reason text) returns void
language sql volatile set search_path = '' as $$
  update public.outbox set status = 'suppressed', status_reason = reason
  where conversation_id = conversation and status = 'pending' and purpose <> 'control'
$$;

create function internal.suppress_inbox(conversation uuid, reason text) returns int
language plpgsql volatile set search_path = '' as $$
declare
  settled int;
begin
  update public.inbox set status = 'suppressed', status_reason = reason, settled_at = clock_timestamp()
  where conversation_id = conversation and status = 'pending' and control is null;
  get diagnostics settled = row_count;
  return settled;
end $$;

-- Hands a conversation to a person. What waits for an answer is theirs now; hand-back does not answer it.
create function internal.take_over(conversation uuid, actor text, until_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.conversations
  set mode = 'human', mode_by = actor, mode_until = until_at, control_epoch = control_epoch + 1
  where id = conversation;
  perform internal.suppress_outbox(conversation, 'takeover');
  perform internal.suppress_inbox(conversation, 'human');
end $$;

create function internal.hand_back(conversation uuid, actor text) returns void
language sql volatile set search_path = '' as $$
  update public.conversations
  set mode = 'agent', mode_by = actor, mode_until = null, control_epoch = control_epoch + 1
  where id = conversation
$$;

-- True while a person, not the agent, answers: for this conversation or for the whole tenant.
create function internal.is_human(conv public.conversations) returns boolean
language sql stable set search_path = '' as $$
  select conv.mode = 'human' or exists (
    select 1 from public.tenants t
    where t.id = conv.tenant_id and (t.mode = 'human' or t.paused_until > clock_timestamp()))
$$;

create function internal.is_opted_out(conv public.conversations) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from public.contacts c where c.id = conv.contact_id and c.opted_out_at is not null)
$$;

create function internal.release_lease(conversation uuid) returns void
language sql volatile set search_path = '' as $$
  update public.conversations set lease_owner = null, lease_expires_at = null where id = conversation
$$;

-- A claim that ran out may have been sent: nobody knows, so it is never sent again by itself. Where a status
-- has named it meanwhile, it is known.
create function internal.expire_claims(conversation uuid) returns void
language sql volatile set search_path = '' as $$
  update public.outbox
  set status = case when wamid is null then 'unknown' else 'sent' end,
    unknown_at = case when wamid is null then clock_timestamp() end,
    status_reason = 'claim_expired'
  where conversation_id = conversation and status = 'sending' and claim_expires_at < clock_timestamp()
$$;
