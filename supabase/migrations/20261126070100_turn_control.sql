-- Who answers: the agent or a person, for one conversation or for a whole business.

-- Takeover and hand-back of the business count like those of the conversation.
create function internal.epoch_of(conv public.conversations) returns bigint
language sql stable set search_path = '' as $$
  select conv.control_epoch + t.control_epoch from public.tenants t where t.id = conv.tenant_id
$$;

create or replace function internal.is_human(conv public.conversations) returns boolean
language sql stable set search_path = '' as $$
  select (conv.mode = 'human' and (conv.mode_until is null or conv.mode_until > clock_timestamp())) or exists (
    select 1 from public.tenants t
    where t.id = conv.tenant_id and (t.mode = 'human' or t.paused_until > clock_timestamp()))
$$;

-- One open alert per conversation, kind and code: a person looks once.
create or replace function internal.raise_alert(conv public.conversations, alert_kind text, alert_code text) returns void
language sql volatile set search_path = '' as $$
  insert into public.alerts (tenant_id, conversation_id, kind, code)
  select conv.tenant_id, conv.id, alert_kind, alert_code
  where not exists (select 1 from public.alerts a where a.conversation_id = conv.id and a.kind = alert_kind
    and a.code is not distinct from alert_code and a.resolved_at is null)
$$;

create function internal.resolve_alerts(conversation uuid, alert_kind text, actor text) returns void
language sql volatile set search_path = '' as $$
  update public.alerts set resolved_at = clock_timestamp(), resolved_by = actor
  where conversation_id = conversation and kind = alert_kind and resolved_at is null
$$;

-- Hands a conversation to a person. What waits for an answer is theirs now; hand-back does not answer it.
-- Without a time it ends after the silence the business has set; a person who goes on writing extends it.
create or replace function internal.take_over(conversation uuid, actor text, until_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
declare
  handback timestamptz;
begin
  select coalesce(until_at, clock_timestamp() + t.handback_minutes * interval '1 minute') into handback
  from public.conversations c join public.tenants t on t.id = c.tenant_id where c.id = conversation;
  update public.conversations c
  set mode = 'human', mode_by = actor, control_epoch = c.control_epoch + 1,
    mode_until = case
      when actor = 'echo' and c.mode = 'human' and c.mode_until is null then null
      when actor = 'echo' and c.mode = 'human' then greatest(c.mode_until, handback)
      else handback end,
    attempts = 0, next_attempt_at = null, aborts = 0, crashes = 0, fallback_at = null
  where c.id = conversation;
  perform internal.suppress_outbox(conversation, 'takeover');
  perform internal.suppress_inbox(conversation, 'human');
end $$;

-- A takeover that ran out ends by itself, whoever looks first.
create function internal.end_expired_takeover(conv public.conversations) returns public.conversations
language plpgsql volatile set search_path = '' as $$
begin
  if conv.mode = 'human' and conv.mode_until <= clock_timestamp() then
    perform internal.hand_back(conv.id, 'timeout');
    select * into conv from public.conversations where id = conv.id;
  end if;
  return conv;
end $$;

create or replace function internal.apply_gates(conv public.conversations) returns int
language plpgsql volatile set search_path = '' as $$
begin
  conv := internal.end_expired_takeover(conv);
  if internal.is_human(conv) then
    return internal.suppress_inbox(conv.id, 'human');
  elsif internal.is_opted_out(conv) then
    return internal.suppress_inbox(conv.id, 'opted_out');
  end if;
  return 0;
end $$;

-- Also called when nothing waits: then it costs one look at a partial index. Returns the conversation as it is now.
create function internal.settle_echoes(conv public.conversations) returns public.conversations
language plpgsql volatile set search_path = '' as $$
begin
  if exists (select 1 from public.inbox i where i.conversation_id = conv.id and i.status_reason = 'echo_waiting') then
    perform internal.judge_waiting_echoes(conv);
    select * into conv from public.conversations where id = conv.id;
  end if;
  return conv;
end $$;

-- A message typed by a person in the business's own app. Our own sends are echoed too: only what cannot be
-- ours takes over. While a send is in flight, unknown, or was accepted without an id, nobody can tell.
drop function internal.judge_echo(public.conversations, text);
create function internal.judge_echo(conv public.conversations, echo_wamid text, content jsonb) returns text
language sql stable set search_path = '' as $$
  select case
    when exists (select 1 from public.outbox o where o.tenant_id = conv.tenant_id and o.wamid = echo_wamid)
      or exists (select 1 from public.outbox o where o.conversation_id = conv.id and (echo_wamid = any (o.past_wamids)
        -- Accepted without an id: the words are all there is to know it by.
        or (o.wamid is null and o.status in ('sent', 'unknown') and o.created_at > clock_timestamp() - interval '10 minutes'
          and o.payload -> 'text' ->> 'body' = content ->> 'text')))
      then 'ours'
    when exists (select 1 from public.outbox o where o.conversation_id = conv.id
      and (o.status = 'sending'
        or (o.status = 'unknown' and o.unknown_at > clock_timestamp() - interval '60 s')
        or (o.status = 'sent' and o.wamid is null and o.sent_at > clock_timestamp() - interval '60 s'))) then 'wait'
    else 'person' end
$$;

create or replace function internal.judge_waiting_echoes(conv public.conversations) returns void
language plpgsql volatile set search_path = '' as $$
declare
  echo public.inbox;
  verdict text;
begin
  for echo in select * from public.inbox i
    where i.conversation_id = conv.id and i.status_reason = 'echo_waiting' order by i.seq loop
    verdict := internal.judge_echo(conv, echo.wamid, echo.content);
    continue when verdict = 'wait';
    update public.inbox set status_reason = 'echo_' || verdict where id = echo.id;
    if verdict = 'person' then
      perform internal.take_over(conv.id, 'echo', null);
    end if;
  end loop;
end $$;

-- p: {tenantId, mode: 'agent' | 'human', until?, by, invocationId} -> {outcome: 'set' | 'missing'}
-- `human` with a time pauses the agent until then.
create function public.set_tenant_mode(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  replay jsonb := internal.find_result(p ->> 'invocationId');
  affected uuid;
begin
  if replay is not null then
    return replay;
  end if;
  update public.tenants t set
    mode = case when p ->> 'mode' = 'human' and p ->> 'until' is null then 'human' else 'agent' end,
    paused_until = case when p ->> 'mode' = 'human' then (p ->> 'until')::timestamptz end,
    control_epoch = t.control_epoch + 1
  where t.id = (p ->> 'tenantId')::uuid;
  if not found then
    return jsonb_build_object('outcome', 'missing');
  end if;
  if p ->> 'mode' = 'human' then
    -- In the order of their ids, so that two of these never wait for each other.
    for affected in
      select i.conversation_id from public.inbox i where i.tenant_id = (p ->> 'tenantId')::uuid and i.status = 'pending'
      union
      select o.conversation_id from public.outbox o where o.tenant_id = (p ->> 'tenantId')::uuid and o.status = 'pending'
      order by 1
    loop
      perform internal.lock_conversation(affected);
      perform internal.suppress_outbox(affected, 'takeover');
      perform internal.suppress_inbox(affected, 'human');
    end loop;
  end if;
  return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'set'));
end $$;
