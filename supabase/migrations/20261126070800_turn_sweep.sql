-- Sweep: besides waking what is stranded it ends takeovers that ran out, tells the operator about messages
-- nobody can account for, and deletes what is only kept for repetition.

create function internal.end_expired_takeovers(most int) returns int
language plpgsql volatile set search_path = '' as $$
declare
  expired public.conversations;
  ended int := 0;
begin
  for expired in select * from public.conversations c
    where c.mode = 'human' and c.mode_until <= clock_timestamp() order by c.id limit most for no key update skip locked loop
    perform internal.hand_back(expired.id, 'timeout');
    ended := ended + 1;
  end loop;
  return ended;
end $$;

create function internal.escalate_unknown(most int) returns int
language plpgsql volatile set search_path = '' as $$
declare
  escalated int;
begin
  with silent as (
    select o.id from public.outbox o
    where o.status = 'unknown' and o.escalated_at is null and o.unknown_at < clock_timestamp() - interval '60 s'
    order by o.unknown_at limit most for update skip locked
  ), marked as (
    update public.outbox o set escalated_at = clock_timestamp() from silent s where o.id = s.id
    returning o.id, o.tenant_id, o.conversation_id, o.error_code
  )
  insert into public.alerts (tenant_id, conversation_id, outbox_id, kind, code)
  select m.tenant_id, m.conversation_id, m.id, 'send_unknown', m.error_code from marked m;
  get diagnostics escalated = row_count;
  return escalated;
end $$;

create function internal.purge_old(most int) returns int
language plpgsql volatile set search_path = '' as $$
declare
  results int;
  reports int;
begin
  delete from public.rpc_results where invocation_id in (
    select r.invocation_id from public.rpc_results r where r.created_at < clock_timestamp() - interval '1 day' limit most);
  get diagnostics results = row_count;
  delete from public.statuses where (tenant_id, wamid) in (
    select s.tenant_id, s.wamid from public.statuses s where s.updated_at < clock_timestamp() - interval '30 days' limit most);
  get diagnostics reports = row_count;
  return results + reports;
end $$;

-- p: {limit} -> SweepOutcome. Wakes only; whoever is woken locks the conversation and decides.
create or replace function public.sweep_conversations(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  due uuid[];
  expired int;
  handed_back int := internal.end_expired_takeovers((p ->> 'limit')::int);
  escalated int := internal.escalate_unknown((p ->> 'limit')::int);
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
  select array_agg(w.id) into due from (
    select c.id from candidates d join public.conversations c on c.id = d.id
    where (c.lease_expires_at is null or c.lease_expires_at < clock_timestamp())
      and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp()
        -- Something to send does not wait for the next attempt to think.
        or exists (select 1 from public.outbox o where o.conversation_id = c.id and o.status in ('pending', 'sending')))
    group by c.id order by min(d.since) limit (p ->> 'limit')::int) w;
  select count(*) into expired from public.outbox o where o.status = 'sending' and o.claim_expires_at < clock_timestamp();
  return jsonb_build_object('wake', coalesce(to_jsonb(due), '[]'), 'expiredClaims', expired,
    'handedBack', handed_back, 'escalated', escalated, 'purged', internal.purge_old(10000));
end $$;
