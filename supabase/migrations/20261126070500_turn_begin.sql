-- begin and watch, with the epoch of the business, limits of the business, and processes that died.

-- The past as the customer saw it: what was received and what really left, not what was planned. What did
-- not arrive, or perhaps did not, is a notice.
create or replace function internal.history_of(conversation uuid, entries int) returns jsonb
language sql stable set search_path = '' as $$
  with lines as (
    (select case i.origin when 'customer' then 'customer' else 'human' end as role,
        internal.inbound_text(i.content) as text, i.recorded_at as at, i.wamid
      from public.inbox i
      where i.conversation_id = conversation and i.status <> 'pending'
        and coalesce(i.status_reason, '') not in ('echo_ours', 'echo_waiting', 'no_answer_wanted', 'double_tap')
      order by i.seq desc limit entries)
    union all
    (select case when o.status = 'sent' then 'agent' else 'notice' end,
        case o.status
          when 'failed' then 'not delivered (' || coalesce(o.error_code, 'unknown') || '): '
          when 'unknown' then 'perhaps not delivered: '
          when 'suppressed' then 'not sent, the customer had not written for 24 hours: '
          else '' end || o.history_text,
        coalesce(o.sent_at, o.unknown_at, o.created_at), o.wamid
      from public.outbox o
      where o.conversation_id = conversation
        and (o.status in ('sent', 'unknown', 'failed') or (o.status = 'suppressed' and o.status_reason = 'window_closed'))
      order by o.position desc limit entries)
  ), newest as (select * from lines order by at desc limit entries)
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'role', role, 'text', text, 'at', at, 'wamid', wamid)) order by at), '[]') from newest
$$;

create or replace function internal.turn_view(conv public.conversations) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'turnId', gen_random_uuid(), 'conversationId', conv.id, 'channel', conv.channel,
    'fence', conv.lease_fence, 'epoch', conv.control_epoch + t.control_epoch, 'lastSeq', conv.input_seq,
    'pending', internal.pending_of(conv.id), 'history', internal.history_of(conv.id, 24), 'state', conv.state,
    'contact', jsonb_strip_nulls(jsonb_build_object(
      'id', c.id, 'name', coalesce(c.name, c.profile_name), 'locale', c.locale,
      'preferences', c.preferences,
      'key', jsonb_strip_nulls(jsonb_build_object('waId', c.wa_id, 'userId', c.user_id, 'profileName', c.profile_name)))),
    'tenant', jsonb_build_object('id', t.id, 'name', t.name, 'timezone', t.timezone, 'persona', t.persona,
      'quietMs', t.quiet_ms, 'quietCapMs', t.quiet_cap_ms,
      'maxAborts', t.max_aborts, 'maxAnswerDelayMs', t.max_answer_delay_ms),
    'sinceLastInboundMs', internal.ms(clock_timestamp() - conv.last_inbound_at),
    'sinceOldestPendingMs', internal.ms(clock_timestamp() - (select min(i.recorded_at) from public.inbox i
      where i.conversation_id = conv.id and i.status = 'pending')),
    'aborts', conv.aborts, 'attempts', conv.attempts, 'crashes', conv.crashes)
  from public.contacts c, public.tenants t
  where c.id = conv.contact_id and t.id = conv.tenant_id
$$;

-- A lease that ran out without a word was held by a process that died, perhaps of these very messages.
create or replace function internal.take_lease(conversation uuid, new_owner text, lease_ms int, keep boolean, abort boolean)
returns public.conversations
language sql volatile set search_path = '' as $$
  update public.conversations set
    lease_owner = new_owner,
    lease_fence = lease_fence + case when keep then 0 else 1 end,
    lease_expires_at = clock_timestamp() + lease_ms * interval '1 ms',
    aborts = aborts + case when abort then 1 else 0 end,
    crashes = crashes + case when not keep and lease_owner is not null then 1 else 0 end
  where id = conversation
  returning *
$$;

-- p: {conversationId, owner, leaseMs, heldFence?, aborted?, invocationId} -> BeginOutcome
create or replace function public.begin_turn(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  held bigint := (p ->> 'heldFence')::bigint;
  aborted boolean := coalesce((p ->> 'aborted')::boolean, false);
  suppressed int;
  claim jsonb;
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  elsif conv.id is null then
    return jsonb_build_object('outcome', 'idle', 'suppressed', 0);
  elsif held is not null and (conv.lease_fence <> held or conv.lease_owner is distinct from p ->> 'owner') then
    return jsonb_build_object('outcome', 'lost');
  elsif held is null and conv.lease_expires_at > clock_timestamp() then
    return jsonb_build_object('outcome', 'busy');
  end if;

  perform internal.expire_claims(conv.id);
  conv := internal.settle_echoes(conv);
  suppressed := internal.apply_gates(conv);
  select * into conv from public.conversations where id = conv.id;

  claim := internal.claim_next(conv, p ->> 'owner');
  if claim ? 'next' then
    conv := internal.take_lease(conv.id, p ->> 'owner', (p ->> 'leaseMs')::int, held is not null, aborted);
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object(
      'outcome', 'drain', 'fence', conv.lease_fence, 'send', claim -> 'next'));
  elsif internal.has_due_input(conv.id) then
    conv := internal.take_lease(conv.id, p ->> 'owner', (p ->> 'leaseMs')::int, held is not null, aborted);
    return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'turn', 'turn', internal.turn_view(conv)));
  end if;
  if conv.lease_owner is not null then
    perform internal.release_lease(conv.id);
  end if;
  return internal.keep_result(p ->> 'invocationId',
    internal.add_retry(conv, claim) || jsonb_build_object('outcome', 'idle', 'suppressed', suppressed));
end $$;

-- p: {owner, leaseMs, turns: [{conversationId, fence}]} -> [WatchState]. Leases are written only when a third
-- of their time is gone; a row that is locked for a moment is renewed by the next watch.
create or replace function public.watch_turns(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  lease interval := (p ->> 'leaseMs')::int * interval '1 ms';
begin
  with wanted as (
    select (t ->> 'conversationId')::uuid as id, (t ->> 'fence')::bigint as fence from jsonb_array_elements(p -> 'turns') t
  ), renewable as (
    select c.id from public.conversations c join wanted w on w.id = c.id
    where c.lease_fence = w.fence and c.lease_owner = p ->> 'owner'
      and c.lease_expires_at < clock_timestamp() + lease * 2 / 3
    order by c.id for no key update of c skip locked
  )
  update public.conversations c set lease_expires_at = clock_timestamp() + lease from renewable r where c.id = r.id;

  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      -- A conversation that was merged into another is gone, and with it the lease.
      'conversationId', w.id, 'held', c.id is not null and c.lease_fence = w.fence and c.lease_owner is not distinct from p ->> 'owner',
      'lastSeq', coalesce(c.input_seq, 0), 'epoch', coalesce(c.control_epoch + t.control_epoch, 0))), '[]')
    from (select (x ->> 'conversationId')::uuid as id, (x ->> 'fence')::bigint as fence from jsonb_array_elements(p -> 'turns') x) w
    left join public.conversations c on c.id = w.id
    left join public.tenants t on t.id = c.tenant_id);
end $$;
