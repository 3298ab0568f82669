-- commit, settle, fail, release: the writes of a turn. A writer that lost the fence changes nothing.

create function internal.holds_lease(conv public.conversations, claimed_owner text, claimed_fence bigint) returns boolean
language sql immutable set search_path = '' as $$
  -- Expiry does not matter here: as long as nobody took the lease, its last holder may still finish.
  select conv.lease_fence = claimed_fence and conv.lease_owner is not distinct from claimed_owner
$$;

create function internal.write_outbox(conv public.conversations, turn uuid, drafts jsonb) returns void
language sql volatile set search_path = '' as $$
  insert into public.outbox (tenant_id, conversation_id, turn_id, ordinal, purpose, payload, history_text)
  select conv.tenant_id, conv.id, turn, (d.ordinality - 1)::int, d.value ->> 'purpose', d.value -> 'payload',
    coalesce(d.value ->> 'historyText', '')
  from jsonb_array_elements(drafts) with ordinality d
  order by d.ordinality
$$;

create function internal.write_turn(conv public.conversations, p jsonb, turn_result text, error text) returns void
language sql volatile set search_path = '' as $$
  insert into public.turns (id, tenant_id, conversation_id, fence, result, error_code, model_calls, input_tokens, output_tokens, ms, tools)
  values ((p ->> 'turnId')::uuid, conv.tenant_id, conv.id, (p ->> 'fence')::bigint, turn_result, error,
    coalesce((p -> 'usage' ->> 'modelCalls')::int, 0), coalesce((p -> 'usage' ->> 'inputTokens')::int, 0),
    coalesce((p -> 'usage' ->> 'outputTokens')::int, 0), coalesce((p -> 'usage' ->> 'ms')::int, 0), coalesce(p -> 'tools', '[]'))
$$;

create function internal.apply_effects(conv public.conversations, effects jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  effect jsonb;
begin
  for effect in select value from jsonb_array_elements(coalesce(effects, '[]')) loop
    case effect ->> 'type'
      when 'contact.name' then
        update public.contacts set name = effect -> 'payload' ->> 'name' where id = conv.contact_id;
      else
        raise exception 'unknown effect %', effect ->> 'type' using errcode = '22023';
    end case;
  end loop;
end $$;

-- p: CommitRequest + invocationId -> CommitOutcome
create function public.commit_turn(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  named uuid[] := array(select value::uuid from jsonb_array_elements_text(p -> 'answered'));
  silent boolean := jsonb_array_length(p -> 'outbox') = 0;
  settled int;
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  elsif conv.id is null or not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return jsonb_build_object('outcome', 'lost');
  elsif conv.control_epoch <> (p ->> 'epoch')::bigint then
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
  perform internal.apply_effects(conv, p -> 'effects');
  update public.conversations c set
    state = case when p ? 'state' then p -> 'state' else c.state end, attempts = 0, next_attempt_at = null, aborts = 0
  where c.id = conv.id;
  return internal.keep_result(p ->> 'invocationId',
    jsonb_build_object('outcome', 'committed') || internal.continue_conversation(conv.id, p ->> 'owner'));
end $$;

create function internal.retry_delay(attempt int, asked_ms bigint) returns interval
language sql immutable set search_path = '' as $$
  -- 4^n seconds, WhatsApp's own advice for a throttled pair; at most five minutes; never less than asked.
  select greatest(least(power(4, greatest(attempt - 1, 0)), 300) * 1000, coalesce(asked_ms, 0)) * interval '1 ms'
$$;

create function internal.store_send_result(conv public.conversations, sent public.outbox, outcome jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  early public.statuses;
begin
  case outcome ->> 'state'
    when 'sent' then
      update public.outbox set status = 'sent', status_reason = null, sent_at = clock_timestamp(),
        wamid = coalesce(outcome ->> 'wamid', wamid), claim_expires_at = null
      where id = sent.id;
      select * into early from public.statuses s where s.tenant_id = conv.tenant_id and s.wamid = outcome ->> 'wamid';
      if early.state = 'failed' then
        perform internal.fail_delivery(conv, sent.id, early.error_code);
      end if;
    when 'retry' then
      if sent.attempt >= 5 then
        perform internal.fail_send(conv, sent.id, outcome ->> 'code');
      else
        update public.outbox set status = 'pending', error_code = outcome ->> 'code', claim_expires_at = null,
          not_before = clock_timestamp() + internal.retry_delay(sent.attempt, (outcome ->> 'retryAfterMs')::bigint)
        where id = sent.id;
      end if;
    when 'failed' then
      perform internal.fail_send(conv, sent.id, outcome ->> 'code');
    when 'unknown' then
      update public.outbox set status = 'unknown', unknown_at = clock_timestamp(), error_code = outcome ->> 'code'
      where id = sent.id;
    else
      raise exception 'unknown send result %', outcome ->> 'state' using errcode = '22023';
  end case;
end $$;

create function internal.fail_send(conv public.conversations, outbox_id uuid, code text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update public.outbox set status = 'failed', error_code = code, claim_expires_at = null where id = outbox_id;
  perform internal.raise_alert(conv, 'send_failed', code);
end $$;

-- p: SettleRequest + invocationId -> Continuation
create function public.settle_send(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  sent public.outbox;
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  end if;
  select * into sent from public.outbox o
  where o.id = (p ->> 'outboxId')::uuid and o.claim_fence = (p ->> 'claimFence')::bigint
    -- A claim that ran out meanwhile is still this attempt's: its late result is better than none.
    and (o.status = 'sending' or (o.status = 'unknown' and o.wamid is null));
  if sent.id is not null then
    perform internal.store_send_result(conv, sent, p -> 'result');
  end if;
  if not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('pending', false, 'leaseHeld', false));
  end if;
  return internal.keep_result(p ->> 'invocationId', internal.continue_conversation(conv.id, p ->> 'owner'));
end $$;

-- p: FailRequest + invocationId -> FailOutcome
create function public.fail_turn(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  named uuid[] := array(select value::uuid from jsonb_array_elements_text(p -> 'inboxIds'));
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  elsif conv.id is null or not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return jsonb_build_object('outcome', 'lost');
  end if;
  perform internal.write_turn(conv, p, 'failed', p ->> 'code');
  if conv.attempts + 1 < (p ->> 'maxAttempts')::int then
    update public.conversations set attempts = attempts + 1,
      next_attempt_at = clock_timestamp() + (p ->> 'backoffMs')::bigint * interval '1 ms'
    where id = conv.id;
    perform internal.release_lease(conv.id);
    return internal.keep_result(p ->> 'invocationId',
      jsonb_build_object('outcome', 'retry', 'dueInMs', (p ->> 'backoffMs')::bigint));
  end if;
  update public.inbox set status = 'failed', status_reason = p ->> 'code', turn_id = (p ->> 'turnId')::uuid,
    settled_at = clock_timestamp()
  where conversation_id = conv.id and id = any (named) and status = 'pending';
  perform internal.write_outbox(conv, (p ->> 'turnId')::uuid, jsonb_build_array(p -> 'fallback'));
  perform internal.raise_alert(conv, 'turn_failed', p ->> 'code');
  update public.conversations set attempts = 0, next_attempt_at = null, aborts = 0 where id = conv.id;
  return internal.keep_result(p ->> 'invocationId',
    jsonb_build_object('outcome', 'gave_up') || internal.continue_conversation(conv.id, p ->> 'owner'));
end $$;

-- p: {conversationId, owner, fence} -> {released}
create function public.release_turn(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
begin
  if conv.id is null or not internal.holds_lease(conv, p ->> 'owner', (p ->> 'fence')::bigint) then
    return jsonb_build_object('released', false);
  end if;
  perform internal.release_lease(conv.id);
  return jsonb_build_object('released', true);
end $$;
