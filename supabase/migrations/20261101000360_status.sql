-- Delivery statuses: kept by (tenant, wamid) even before their message is known; states only move forward.

create function internal.status_rank(state text) returns int
language sql immutable set search_path = '' as $$
  select array_position(array['sent', 'failed', 'delivered', 'read'], state)
$$;

-- Codes after which the same message may go through later (Meta's list).
create function internal.is_retryable_delivery(code int) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(code in (1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004), false)
$$;

-- A message the provider took and then could not deliver. Tried again only while nothing later has left, so
-- that a repaired answer never arrives out of order.
create function internal.fail_delivery(conv public.conversations, failed_outbox uuid, code int) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  failed public.outbox;
begin
  select * into failed from public.outbox where id = failed_outbox;
  if internal.is_retryable_delivery(code) and failed.attempt < 3 and not exists (
    select 1 from public.outbox o where o.conversation_id = conv.id and o.position > failed.position
      and o.status in ('sending', 'sent', 'unknown')) then
    update public.outbox set status = 'pending', wamid = null, error_code = 'META.' || code,
      not_before = clock_timestamp() + internal.retry_delay(failed.attempt, null)
    where id = failed.id;
    return true;
  end if;
  perform internal.fail_send(conv, failed.id, 'META.' || coalesce(code::text, 'unknown'));
  return false;
end $$;

-- The outbox row a status speaks of: by wamid, by the reference we sent along, else the only candidate.
create function internal.match_status(tenant uuid, report jsonb) returns public.outbox
language plpgsql stable set search_path = '' as $$
declare
  found_row public.outbox;
  candidates int;
begin
  select * into found_row from public.outbox o where o.tenant_id = tenant and o.wamid = report ->> 'wamid';
  if found_row.id is null and report ->> 'reference' is not null then
    select * into found_row from public.outbox o
    where o.tenant_id = tenant and o.id::text = report ->> 'reference'
      and (o.wamid is null or o.wamid = report ->> 'wamid');
  end if;
  if found_row.id is null and report ->> 'reference' is null and report -> 'recipient' ->> 'waId' is not null then
    select count(*) into candidates from public.outbox o
    join public.conversations v on v.id = o.conversation_id
    join public.contacts c on c.id = v.contact_id
    where o.tenant_id = tenant and c.wa_id = report -> 'recipient' ->> 'waId' and o.status = 'unknown' and o.wamid is null;
    if candidates = 1 then
      select o.* into found_row from public.outbox o
      join public.conversations v on v.id = o.conversation_id
      join public.contacts c on c.id = v.contact_id
      where o.tenant_id = tenant and c.wa_id = report -> 'recipient' ->> 'waId' and o.status = 'unknown' and o.wamid is null;
    end if;
  end if;
  return found_row;
end $$;

create function internal.keep_status(tenant uuid, report jsonb) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  stored public.statuses;
  new_state text := report ->> 'state';
  at timestamptz := (report ->> 'at')::timestamptz;
begin
  insert into public.statuses (tenant_id, wamid, state) values (tenant, report ->> 'wamid', new_state) on conflict do nothing;
  select * into stored from public.statuses s where s.tenant_id = tenant and s.wamid = report ->> 'wamid' for update;
  if (case new_state when 'sent' then stored.sent_at when 'delivered' then stored.delivered_at
      when 'read' then stored.read_at else stored.failed_at end) is not null then
    return false;
  end if;
  update public.statuses s set
    state = case when internal.status_rank(new_state) > internal.status_rank(s.state) then new_state else s.state end,
    sent_at = case new_state when 'sent' then at else s.sent_at end,
    delivered_at = case new_state when 'delivered' then at else s.delivered_at end,
    read_at = case new_state when 'read' then at else s.read_at end,
    failed_at = case new_state when 'failed' then at else s.failed_at end,
    error_code = coalesce((report -> 'error' ->> 'code')::int, s.error_code),
    error_title = coalesce(report -> 'error' ->> 'title', s.error_title),
    updated_at = clock_timestamp()
  where s.tenant_id = tenant and s.wamid = report ->> 'wamid';
  return true;
end $$;

-- p: {status: DeliveryStatus, invocationId} -> StatusOutcome | {error}
create function public.record_status(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  report jsonb := p -> 'status';
  tenant public.tenants := internal.resolve_tenant(report -> 'account');
  target public.outbox;
  conv public.conversations;
  again boolean := false;
  replay jsonb;
begin
  if tenant.id is null then
    return jsonb_build_object('error', 'unknown_tenant');
  end if;
  target := internal.match_status(tenant.id, report);
  if target.id is not null then
    conv := internal.lock_conversation(target.conversation_id);
    target := internal.match_status(tenant.id, report);
  end if;
  replay := internal.find_result(p ->> 'invocationId');
  if replay is not null then
    return replay;
  elsif not internal.keep_status(tenant.id, report) then
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'stale'));
  elsif target.id is null then
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'stored'));
  end if;

  if target.status in ('unknown', 'sending') or target.wamid is null then
    -- The provider speaks of it, so it was accepted.
    update public.outbox o set wamid = coalesce(o.wamid, report ->> 'wamid'),
      status = case when o.status = 'unknown' then 'sent' else o.status end,
      status_reason = case when o.status = 'unknown' then null else o.status_reason end,
      sent_at = coalesce(o.sent_at, clock_timestamp())
    where o.id = target.id returning * into target;
  end if;
  if report ->> 'state' = 'failed' and target.status = 'sent'
    and (select s.state from public.statuses s where s.tenant_id = tenant.id and s.wamid = report ->> 'wamid') = 'failed' then
    again := internal.fail_delivery(conv, target.id, (report -> 'error' ->> 'code')::int);
  end if;
  return internal.keep_result(p ->> 'invocationId', jsonb_strip_nulls(jsonb_build_object(
    'outcome', 'applied', 'retryConversationId', case when again then conv.id end)));
end $$;
