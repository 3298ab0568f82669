-- What waits in the store, for the gauges an operator looks at. Read once a minute beside the sweep, never by a turn.

create index outbox_unknown on public.outbox (unknown_at) where status = 'unknown';

-- p: {} -> Backlog. Reads partial indexes only: what is finished, however much, costs nothing.
create function public.measure_backlog(p jsonb) returns jsonb
language sql stable set search_path = '' as $$
  with waiting as (
    select count(*) as messages, count(distinct i.conversation_id) as conversations, min(i.recorded_at) as since
    from public.inbox i where i.status = 'pending'
  ), leaving as (
    select count(*) as sends, min(greatest(o.created_at, coalesce(o.not_before, o.created_at))) as since
    from public.outbox o
    where o.status in ('pending', 'sending') and (o.not_before is null or o.not_before <= clock_timestamp())
  ), unknown as (
    select count(*) as sends from public.outbox o
    where o.status = 'unknown' and o.unknown_at > clock_timestamp() - interval '1 day'
  )
  select jsonb_build_object(
    'conversations', w.conversations, 'messages', w.messages, 'oldestMessageMs', coalesce(internal.ms(clock_timestamp() - w.since), 0),
    'sends', l.sends, 'oldestSendMs', coalesce(internal.ms(clock_timestamp() - l.since), 0), 'unknownSends', u.sends)
  from waiting w, leaving l, unknown u
$$;
