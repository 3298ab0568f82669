-- Statuses: serialised with the send they speak of, matched also by user id, and never mistaken for an
-- earlier attempt of the same row.

create index outbox_past_attempts on public.outbox using gin (past_wamids) where past_wamids <> '{}';

create or replace function internal.fail_delivery(conv public.conversations, failed_outbox uuid, code int) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  failed public.outbox;
begin
  select * into failed from public.outbox where id = failed_outbox;
  if internal.is_retryable_delivery(code) and failed.attempt < 3 and not internal.is_overtaken(failed) then
    update public.outbox set status = 'pending', error_code = 'META.' || code, wamid = null,
      past_wamids = past_wamids || coalesce(failed.wamid, ''),
      not_before = clock_timestamp() + internal.retry_delay(failed.attempt, null)
    where id = failed.id;
    return true;
  end if;
  perform internal.fail_send(conv, failed.id, 'META.' || coalesce(code::text, 'unknown'));
  return false;
end $$;

-- The outbox row a status speaks of: by wamid, by the reference we sent along, else the only candidate.
create or replace function internal.match_status(tenant uuid, report jsonb) returns public.outbox
language plpgsql stable set search_path = '' as $$
declare
  found_row public.outbox;
  wa text := report -> 'recipient' ->> 'waId';
  bsuid text := report -> 'recipient' ->> 'userId';
begin
  select * into found_row from public.outbox o where o.tenant_id = tenant and o.wamid = report ->> 'wamid';
  if found_row.id is null and report ->> 'reference' ~ '^[0-9a-f-]{36}$' then
    select * into found_row from public.outbox o
    where o.tenant_id = tenant and o.id = (report ->> 'reference')::uuid and o.wamid is null;
  elsif found_row.id is null and report ->> 'reference' is null and internal.count_candidates(tenant, wa, bsuid) = 1 then
    -- One that is in flight will learn its id from its own answer.
    select o.* into found_row from public.outbox o
    join public.conversations v on v.id = o.conversation_id
    join public.contacts c on c.id = v.contact_id
    where c.tenant_id = tenant and (c.wa_id = wa or c.user_id = bsuid) and v.channel = 'whatsapp'
      and o.status = 'unknown' and o.wamid is null and o.unknown_at > clock_timestamp() - interval '1 hour';
  end if;
  return found_row;
end $$;

create or replace function internal.keep_status(tenant uuid, report jsonb) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  stored public.statuses;
  new_state text := report ->> 'state';
  at timestamptz := (report ->> 'at')::timestamptz;
begin
  insert into public.statuses (tenant_id, wamid, state, recipient_wa_id, recipient_user_id)
  values (tenant, report ->> 'wamid', new_state, report -> 'recipient' ->> 'waId', report -> 'recipient' ->> 'userId')
  on conflict do nothing;
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

-- An earlier attempt reached the customer after all, or its failure is told twice. Returns the row if it is one.
create function internal.settle_past_attempt(tenant uuid, report jsonb) returns public.outbox
language plpgsql volatile set search_path = '' as $$
declare
  past public.outbox;
begin
  select * into past from public.outbox o
  where o.tenant_id = tenant and o.past_wamids <> '{}' and o.past_wamids @> array[report ->> 'wamid'];
  if past.status = 'pending' and report ->> 'state' in ('delivered', 'read') then
    perform internal.lock_conversation(past.conversation_id);
    update public.outbox o set status = 'sent', wamid = report ->> 'wamid', not_before = null, sent_at = coalesce(o.sent_at, clock_timestamp())
    where o.id = past.id and o.status = 'pending';
  end if;
  return past;
end $$;

create function internal.apply_status(conv public.conversations, target public.outbox, report jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  resolved constant boolean := target.status = 'unknown';
  wake boolean := false;
begin
  if target.wamid is null then
    -- The provider speaks of it, so it was accepted: also when our request ended in an error.
    update public.outbox o set wamid = report ->> 'wamid',
      status = case when o.status = 'sending' then o.status else 'sent' end, status_reason = null,
      not_before = null, unknown_at = null, sent_at = coalesce(o.sent_at, clock_timestamp())
    where o.id = target.id and o.attempt > 0
      and (o.status in ('unknown', 'sending', 'sent', 'pending') or report ->> 'state' <> 'failed')
    returning * into target;
  end if;
  if resolved then
    update public.alerts set resolved_at = clock_timestamp(), resolved_by = 'status'
    where outbox_id = target.id and kind = 'send_unknown' and resolved_at is null;
  end if;
  update public.statuses s set matched = true where s.tenant_id = conv.tenant_id and s.wamid = report ->> 'wamid';
  if report ->> 'state' = 'failed' and target.status = 'sent'
    and (select s.state from public.statuses s where s.tenant_id = conv.tenant_id and s.wamid = report ->> 'wamid') = 'failed' then
    wake := internal.fail_delivery(conv, target.id, (report -> 'error' ->> 'code')::int);
  end if;
  perform internal.settle_echoes(conv);
  -- What waited behind the unknown message may leave now.
  wake := wake or (resolved and exists (select 1 from public.outbox o where o.conversation_id = conv.id and o.status = 'pending'));
  return jsonb_strip_nulls(jsonb_build_object('outcome', 'applied', 'wakeConversationId', case when wake then conv.id end));
end $$;

-- p: {status: DeliveryStatus, invocationId} -> StatusOutcome | {error}
create or replace function public.record_status(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  report jsonb := p -> 'status';
  tenant public.tenants := internal.resolve_tenant(report -> 'account');
  target public.outbox;
  past public.outbox;
  conv public.conversations;
  replay jsonb;
begin
  if tenant.id is null then
    return jsonb_build_object('error', 'unknown_tenant');
  end if;
  perform internal.lock_wamid(report ->> 'wamid');
  past := internal.settle_past_attempt(tenant.id, report);
  if past.id is null then
    target := internal.match_status(tenant.id, report);
  end if;
  if target.id is not null then
    conv := internal.lock_conversation(target.conversation_id);
    target := internal.match_status(tenant.id, report);
  end if;
  replay := internal.find_result(p ->> 'invocationId');
  if replay is not null then
    return replay;
  elsif not internal.keep_status(tenant.id, report) then
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'stale'));
  elsif target.id is null or target.conversation_id <> conv.id then
    return internal.keep_result(p ->> 'invocationId',
      jsonb_build_object('outcome', case when past.id is null then 'stored' else 'applied' end));
  end if;
  return internal.keep_result(p ->> 'invocationId', internal.apply_status(conv, target, report));
end $$;
