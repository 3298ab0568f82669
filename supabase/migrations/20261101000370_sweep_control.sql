-- Sweep, takeover and hand-back, and the view /chat reads.

-- p: {limit} -> SweepOutcome. Reads only; whoever is woken locks the conversation and decides.
create function public.sweep_conversations(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  due uuid[];
  expired int;
  purged int;
begin
  with candidates as (
    select i.conversation_id as id, min(i.recorded_at) as since from public.inbox i where i.status = 'pending' group by 1
    union all
    select o.conversation_id, min(o.created_at) from public.outbox o
    where (o.status = 'pending' and (o.not_before is null or o.not_before <= clock_timestamp()))
      or (o.status = 'sending' and o.claim_expires_at < clock_timestamp())
    group by 1
    union all
    select i.conversation_id, min(i.recorded_at) from public.inbox i
    where i.status_reason = 'echo_waiting' and i.recorded_at < clock_timestamp() - interval '60 s' group by 1
  )
  select array_agg(id) into due from (
    select c.id from candidates d join public.conversations c on c.id = d.id
    where (c.lease_expires_at is null or c.lease_expires_at < clock_timestamp())
      and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp())
    group by c.id order by min(d.since) limit (p ->> 'limit')::int) w;
  select count(*) into expired from public.outbox o where o.status = 'sending' and o.claim_expires_at < clock_timestamp();
  delete from public.rpc_results where created_at < clock_timestamp() - interval '1 day';
  get diagnostics purged = row_count;
  return jsonb_build_object('wake', coalesce(to_jsonb(due), '[]'), 'expiredClaims', expired, 'purged', purged);
end $$;

-- p: {conversationId, mode, until?, by, invocationId} -> {outcome: 'set' | 'missing'}
create function public.set_conversation_mode(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  elsif conv.id is null then
    return jsonb_build_object('outcome', 'missing');
  elsif p ->> 'mode' = 'human' then
    perform internal.take_over(conv.id, p ->> 'by', (p ->> 'until')::timestamptz);
  else
    perform internal.hand_back(conv.id, p ->> 'by');
  end if;
  return internal.keep_result(p ->> 'invocationId', jsonb_build_object('outcome', 'set'));
end $$;

-- p: {tenantId, wamid} -> AnswerView | null
create function public.find_answer(p jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'status', case when i.status = 'noted' then 'answered' else i.status end,
    'replies', coalesce((select jsonb_agg(o.payload order by o.ordinal) from public.outbox o
      where o.turn_id = i.turn_id and o.status <> 'suppressed'), '[]'),
    'texts', coalesce((select jsonb_agg(o.history_text order by o.ordinal) from public.outbox o
      where o.turn_id = i.turn_id and o.status <> 'suppressed'), '[]'),
    'tools', coalesce(t.tools, '[]'), 'modelCalls', coalesce(t.model_calls, 0))
  from public.inbox i left join public.turns t on t.id = i.turn_id
  where i.tenant_id = (p ->> 'tenantId')::uuid and i.wamid = p ->> 'wamid'
$$;

revoke all on all functions in schema internal from public, anon, authenticated;
revoke all on all functions in schema public from public, anon, authenticated;
grant execute on all functions in schema internal to service_role;
grant execute on all functions in schema public to service_role;
