-- commit, settle, fail: gates of the business, results the provider contradicts, and
-- turns that are told apart from lost ones by the customer hearing about the delay once.

create or replace function internal.write_turn(conv public.conversations, p jsonb, turn_result text, error text) returns void
language sql volatile set search_path = '' as $$
  insert into public.turns (id, tenant_id, conversation_id, fence, result, error_code, model_calls, input_tokens,
    output_tokens, cached_input_tokens, model, cost_micros, ms, tools, aborts, saved_tokens)
  values ((p ->> 'turnId')::uuid, conv.tenant_id, conv.id, (p ->> 'fence')::bigint, turn_result, error,
    coalesce((p -> 'usage' ->> 'modelCalls')::int, 0), coalesce((p -> 'usage' ->> 'inputTokens')::int, 0),
    coalesce((p -> 'usage' ->> 'outputTokens')::int, 0), coalesce((p -> 'usage' ->> 'cachedInputTokens')::int, 0),
    p -> 'usage' ->> 'model', (p -> 'usage' ->> 'costMicros')::bigint,
    coalesce((p -> 'usage' ->> 'ms')::int, 0), coalesce(p -> 'tools', '[]'),
    conv.aborts, conv.aborts * coalesce((p -> 'usage' ->> 'outputTokens')::int, 0))
$$;

-- p: CommitRequest + invocationId -> CommitOutcome
create or replace function public.commit_turn(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  named uuid[] := array(select value::uuid from jsonb_array_elements_text(p -> 'answered'));
  silent boolean := jsonb_array_length(p -> 'outbox') = 0;
  speaks boolean := exists (select 1 from jsonb_array_elements(p -> 'outbox') d where d ->> 'purpose' <> 'control');
  settled int;
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  elsif conv.id is null or not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return jsonb_build_object('outcome', 'lost');
  elsif internal.epoch_of(conv) <> (p ->> 'epoch')::bigint
    or (speaks and (internal.is_human(conv) or internal.is_opted_out(conv))) then
    return jsonb_build_object('outcome', 'superseded');
  end if;
  select count(*) into settled from public.inbox i
  where i.conversation_id = conv.id and i.id = any (named) and i.status = 'pending';
  if settled <> cardinality(named) then
    return jsonb_build_object('outcome', 'superseded');
  end if;
  perform internal.write_turn(conv, p, p ->> 'result', null);
  update public.inbox set status = case when silent then 'noted' else 'answered' end,
    turn_id = (p ->> 'turnId')::uuid, settled_at = clock_timestamp()
  where id = any (named);
  perform internal.write_outbox(conv, (p ->> 'turnId')::uuid, p -> 'outbox');
  -- One that no longer fits raises WA409 and undoes everything; see 20261126030200_effects.sql.
  perform internal.apply_effects(conv, p -> 'effects');
  update public.conversations c set
    state = case when p ? 'state' then p -> 'state' else c.state end,
    attempts = 0, next_attempt_at = null, aborts = 0, crashes = 0, fallback_at = null
  where c.id = conv.id;
  if conv.fallback_at is not null then
    perform internal.resolve_alerts(conv.id, 'turn_delayed', 'answered');
  end if;
  return internal.keep_result(p ->> 'invocationId',
    jsonb_build_object('outcome', 'committed') || internal.continue_conversation(conv.id, p ->> 'owner'));
end $$;

create or replace function internal.fail_send(conv public.conversations, outbox_id uuid, code text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  failed public.outbox;
begin
  update public.outbox set status = 'failed', error_code = code, claim_expires_at = null where id = outbox_id
  returning * into failed;
  perform internal.raise_alert(conv, 'send_failed', code);
  if code in ('AISENSY.WINDOW_CLOSED', 'META.131047', 'META.470') and failed.purpose <> 'reengagement' then
    perform internal.close_window(conv, failed.turn_id);
  end if;
end $$;

-- True when the customer has seen, or may have seen, something that was written after this row.
create function internal.is_overtaken(row_now public.outbox) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from public.outbox o where o.conversation_id = row_now.conversation_id
    and o.position > row_now.position and o.status in ('sending', 'sent', 'unknown'))
$$;

-- Rows a status without a reference could speak of.
create function internal.count_candidates(tenant uuid, wa text, bsuid text) returns int
language sql stable set search_path = '' as $$
  select count(*)::int from public.outbox o
  join public.conversations v on v.id = o.conversation_id
  join public.contacts c on c.id = v.contact_id
  where c.tenant_id = tenant and (c.wa_id = wa or c.user_id = bsuid) and v.channel = 'whatsapp' and o.wamid is null
    and (o.status = 'sending' or (o.status = 'unknown' and o.unknown_at > clock_timestamp() - interval '1 hour'))
$$;

-- A status may have come before the send was known to be unknown: one unmatched message to that person since
-- the claim, and only this row it can be.
create function internal.find_unmatched(conv public.conversations, sent public.outbox) returns text
language sql stable set search_path = '' as $$
  with person as (select c.wa_id, c.user_id from public.contacts c where c.id = conv.contact_id),
  reports as (
    select s.wamid from public.statuses s, person
    where s.tenant_id = conv.tenant_id and not s.matched and (s.recipient_wa_id = person.wa_id or s.recipient_user_id = person.user_id)
      and s.updated_at > clock_timestamp() - interval '10 minutes'
      and coalesce(s.sent_at, s.delivered_at, s.read_at, s.failed_at) >= date_trunc('second', sent.claim_expires_at - interval '20 s')
  )
  select min(r.wamid) from reports r
  having count(*) = 1 and internal.count_candidates(conv.tenant_id, (select wa_id from person), (select user_id from person)) <= 1
$$;

create function internal.accept_send(conv public.conversations, sent public.outbox, new_wamid text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  early public.statuses;
begin
  -- A status without reference was taken for another row's: its owner is known now.
  update public.outbox o set wamid = null, status = 'unknown', unknown_at = clock_timestamp()
  where o.tenant_id = conv.tenant_id and o.wamid = new_wamid and o.id <> sent.id;
  update public.outbox set status = 'sent', status_reason = null, sent_at = coalesce(sent_at, clock_timestamp()),
    wamid = coalesce(new_wamid, wamid), claim_expires_at = null, unknown_at = null
  where id = sent.id;
  update public.statuses s set matched = true where s.tenant_id = conv.tenant_id and s.wamid = new_wamid
  returning * into early;
  if early.state = 'failed' then
    perform internal.fail_delivery(conv, sent.id, early.error_code);
  end if;
end $$;

create or replace function internal.store_send_result(conv public.conversations, sent public.outbox, outcome jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  known text;
begin
  if sent.wamid is not null and outcome ->> 'state' <> 'sent' then
    -- A status has named it: whatever the answer to our request was, WhatsApp has the message.
    perform internal.accept_send(conv, sent, sent.wamid);
    return;
  end if;
  case outcome ->> 'state'
    when 'sent' then
      perform internal.accept_send(conv, sent, outcome ->> 'wamid');
    when 'retry' then
      if sent.attempt >= 5 or internal.is_overtaken(sent) then
        perform internal.fail_send(conv, sent.id, outcome ->> 'code');
      else
        update public.outbox set status = 'pending', error_code = outcome ->> 'code', claim_expires_at = null, unknown_at = null,
          not_before = clock_timestamp() + internal.retry_delay(sent.attempt, (outcome ->> 'retryAfterMs')::bigint)
        where id = sent.id;
      end if;
    when 'failed' then
      perform internal.fail_send(conv, sent.id, outcome ->> 'code');
    when 'unknown' then
      known := internal.find_unmatched(conv, sent);
      if known is not null then
        perform internal.accept_send(conv, sent, known);
      else
        update public.outbox set status = 'unknown', unknown_at = coalesce(unknown_at, clock_timestamp()), error_code = outcome ->> 'code'
        where id = sent.id;
      end if;
    else
      raise exception 'unknown send result %', outcome ->> 'state' using errcode = '22023';
  end case;
end $$;

-- A status and the result of its send may arrive at the same instant; whoever is second must see the first.
create function internal.lock_wamid(wamid text) returns void
language sql volatile set search_path = '' as $$
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(wamid, 4711)) where wamid is not null
$$;

-- p: SettleRequest + invocationId -> Continuation. `last`: the process stops after this one.
create or replace function public.settle_send(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations;
  sent public.outbox;
  replay jsonb;
begin
  -- Before the conversation, in the order of record_status.
  perform internal.lock_wamid(p -> 'result' ->> 'wamid');
  conv := internal.lock_conversation((p ->> 'conversationId')::uuid);
  if conv.id is null then
    -- Merged into another conversation meanwhile; its rows moved there.
    conv := internal.lock_conversation((select o.conversation_id from public.outbox o where o.id = (p ->> 'outboxId')::uuid));
  end if;
  replay := internal.find_result(p ->> 'invocationId');
  if replay is not null then
    return replay;
  elsif conv.id is null then
    return jsonb_build_object('pending', false, 'leaseHeld', false);
  end if;
  select * into sent from public.outbox o
  where o.id = (p ->> 'outboxId')::uuid and o.claim_fence = (p ->> 'claimFence')::bigint
    -- A claim that ran out meanwhile is still this attempt's: its late result is better than none.
    and (o.status = 'sending' or (o.status = 'unknown' and o.wamid is null));
  if sent.id is not null then
    perform internal.store_send_result(conv, sent, p -> 'result');
    -- Nothing is in flight at this moment: a person who typed meanwhile is recognised before the next send.
    conv := internal.settle_echoes(conv);
  end if;
  if conv.id <> (p ->> 'conversationId')::uuid or not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('pending', false, 'leaseHeld', false));
  elsif coalesce((p ->> 'last')::boolean, false) then
    return internal.keep_result(p ->> 'invocationId', internal.leave_conversation(conv.id));
  end if;
  return internal.keep_result(p ->> 'invocationId', internal.continue_conversation(conv.id, p ->> 'owner'));
end $$;

-- Ends the messages of a turn that failed for good.
create function internal.give_up(conv public.conversations, p jsonb, named uuid[]) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.inbox set status = 'failed', status_reason = p ->> 'code', turn_id = (p ->> 'turnId')::uuid,
    settled_at = clock_timestamp()
  where conversation_id = conv.id and id = any (named) and status = 'pending';
  perform internal.resolve_alerts(conv.id, 'turn_delayed', 'given_up');
  perform internal.raise_alert(conv, 'turn_failed', p ->> 'code');
  update public.conversations set attempts = 0, next_attempt_at = null, aborts = 0, crashes = 0, fallback_at = null
  where id = conv.id;
end $$;

create function internal.plan_retry(conv public.conversations, delay_ms bigint) returns void
language sql volatile set search_path = '' as $$
  update public.conversations set attempts = conv.attempts + 1,
    next_attempt_at = clock_timestamp() + delay_ms * interval '1 ms'
  where id = conv.id
$$;

-- p: FailRequest + invocationId -> FailOutcome. First back-off; then, if it may still pass, one message that it
-- takes longer and patient tries; at last the messages are `failed`. The customer is told once, either way.
create or replace function public.fail_turn(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  named uuid[] := array(select value::uuid from jsonb_array_elements_text(p -> 'inboxIds'));
  replay jsonb := internal.find_result(p ->> 'invocationId');
  oldest timestamptz;
  told boolean;
begin
  if replay is not null then
    return replay;
  elsif conv.id is null or not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return jsonb_build_object('outcome', 'lost');
  elsif internal.epoch_of(conv) <> (p ->> 'epoch')::bigint then
    return jsonb_build_object('outcome', 'superseded');
  end if;
  select min(i.recorded_at) into oldest from public.inbox i
  where i.conversation_id = conv.id and i.id = any (named) and i.status = 'pending';
  told := conv.fallback_at is not null;
  perform internal.write_turn(conv, p, 'failed', p ->> 'code');

  if told and (p ->> 'deferrable')::boolean
    and conv.fallback_at > clock_timestamp() - (p ->> 'giveUpAfterMs')::bigint * interval '1 ms' then
    perform internal.plan_retry(conv, (p ->> 'deferMs')::bigint);
    perform internal.release_lease(conv.id);
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'retry', 'dueInMs', (p ->> 'deferMs')::bigint));
  elsif not told and conv.attempts + 1 < (p ->> 'maxAttempts')::int
    and oldest > clock_timestamp() - (p ->> 'tellAfterMs')::bigint * interval '1 ms' then
    perform internal.plan_retry(conv, (p ->> 'backoffMs')::bigint);
    perform internal.release_lease(conv.id);
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'retry', 'dueInMs', (p ->> 'backoffMs')::bigint));
  elsif not told and (p ->> 'deferrable')::boolean then
    perform internal.plan_retry(conv, (p ->> 'deferMs')::bigint);
    update public.conversations set fallback_at = clock_timestamp() where id = conv.id;
    perform internal.write_outbox(conv, (p ->> 'turnId')::uuid, jsonb_build_array(p -> 'delayed'));
    perform internal.raise_alert(conv, 'turn_delayed', p ->> 'code');
    return internal.keep_result(p ->> 'invocationId',
      jsonb_build_object('outcome', 'delayed') || internal.continue_conversation(conv.id, p ->> 'owner'));
  end if;
  perform internal.give_up(conv, p, named);
  if not told then
    perform internal.write_outbox(conv, (p ->> 'turnId')::uuid, jsonb_build_array(p -> 'fallback'));
  end if;
  return internal.keep_result(p ->> 'invocationId',
    jsonb_build_object('outcome', 'gave_up') || internal.continue_conversation(conv.id, p ->> 'owner'));
end $$;
