-- Reactions ask for no answer, but the next turn sees them.

create or replace function internal.history_of(conversation uuid, entries int) returns jsonb
language sql stable set search_path = '' as $$
  with lines as (
    (select case i.origin when 'customer' then 'customer' else 'human' end as role,
        internal.inbound_text(i.content) as text, i.recorded_at as at, i.wamid
      from public.inbox i
      where i.conversation_id = conversation and i.status <> 'pending'
        and (coalesce(i.status_reason, '') not in ('echo_ours', 'echo_waiting', 'no_answer_wanted', 'double_tap')
          or (i.status_reason = 'no_answer_wanted' and i.content ->> 'kind' = 'reaction'))
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
