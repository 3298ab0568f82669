-- What an operator sees and does: alerts, one conversation, its failed messages. Ids, states and codes; what
-- people wrote stays in the conversation.

-- p: {tenantId?, limit, includeResolved?} -> [Alert], newest first
create function public.list_alerts(p jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'id', a.id, 'tenantId', a.tenant_id, 'conversationId', a.conversation_id, 'outboxId', a.outbox_id, 'kind', a.kind,
    'code', a.code, 'raisedAt', a.created_at, 'resolvedAt', a.resolved_at, 'resolvedBy', a.resolved_by))
    order by a.created_at desc), '[]')
  from (select * from public.alerts al
    where (p ->> 'tenantId' is null or al.tenant_id = (p ->> 'tenantId')::uuid)
      and (coalesce((p ->> 'includeResolved')::boolean, false) or al.resolved_at is null)
    order by al.created_at desc limit (p ->> 'limit')::int) a
$$;

-- p: {alertId, by} -> {outcome: 'set' | 'missing'}. A second time changes nothing.
create function public.acknowledge_alert(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
begin
  update public.alerts set resolved_at = clock_timestamp(), resolved_by = p ->> 'by'
  where id = (p ->> 'alertId')::uuid and resolved_at is null;
  return jsonb_build_object('outcome', case when exists (select 1 from public.alerts where id = (p ->> 'alertId')::uuid)
    then 'set' else 'missing' end);
end $$;

-- p: {conversationId} -> ConversationReport | null
create function public.describe_conversation(p jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'tenantId', c.tenant_id, 'channel', c.channel,
    'mode', case when internal.is_human(c) then 'human' else 'agent' end,
    'modeUntil', case when c.mode = 'human' then c.mode_until end, 'modeBy', c.mode_by,
    'tenantMode', case when t.mode = 'human' or t.paused_until > clock_timestamp() then 'human' else 'agent' end,
    'optedOut', internal.is_opted_out(c), 'lastInboundAt', c.last_inbound_at,
    'leaseOwner', case when c.lease_expires_at > clock_timestamp() then c.lease_owner end,
    'attempts', c.attempts, 'nextAttemptAt', c.next_attempt_at, 'delayedSince', c.fallback_at,
    'inbox', (select coalesce(jsonb_object_agg(x.status, x.n), '{}') from (
      select i.status, count(*) as n from public.inbox i where i.conversation_id = c.id group by 1) x),
    'turns', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'id', x.id, 'result', x.result, 'code', x.error_code, 'modelCalls', x.model_calls, 'inputTokens', x.input_tokens,
        'outputTokens', x.output_tokens, 'aborts', x.aborts, 'savedTokens', x.saved_tokens, 'ms', x.ms, 'at', x.committed_at))
        order by x.committed_at desc), '[]')
      from (select * from public.turns tu where tu.conversation_id = c.id order by tu.committed_at desc limit 10) x),
    'outbox', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'id', o.id, 'turnId', o.turn_id, 'purpose', o.purpose, 'type', o.payload ->> 'type', 'status', o.status,
        'reason', o.status_reason, 'code', o.error_code, 'attempt', o.attempt, 'wamid', o.wamid, 'notBefore', o.not_before,
        'sentAt', o.sent_at, 'unknownSince', case when o.status = 'unknown' then o.unknown_at end,
        'delivery', case when s.wamid is not null then jsonb_strip_nulls(jsonb_build_object(
          'state', s.state, 'sentAt', s.sent_at, 'deliveredAt', coalesce(s.delivered_at, s.read_at), 'readAt', s.read_at,
          'failedAt', s.failed_at, 'errorCode', s.error_code, 'errorTitle', s.error_title)) end)) order by o.position desc), '[]')
      from (select * from public.outbox ob where ob.conversation_id = c.id order by ob.position desc limit 30) o
      left join public.statuses s on s.tenant_id = c.tenant_id and s.wamid = o.wamid)))
  from public.conversations c join public.tenants t on t.id = c.tenant_id where c.id = (p ->> 'conversationId')::uuid
$$;

-- p: {conversationId, outboxIds, by, invocationId} -> {outcome: 'requeued', messages, sends} | {outcome: 'missing'}
-- Failed messages get a new turn. A failed or unknown send goes out again only when it is named: a person decides
-- whether the customer may get it twice.
create function public.requeue_conversation(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
  named uuid[] := array(select value::uuid from jsonb_array_elements_text(coalesce(p -> 'outboxIds', '[]')));
  replay jsonb := internal.find_result(p ->> 'invocationId');
  messages int;
  sends int;
begin
  if replay is not null then
    return replay;
  elsif conv.id is null then
    return jsonb_build_object('outcome', 'missing');
  end if;
  update public.inbox set status = 'pending', status_reason = null, turn_id = null, settled_at = null
  where conversation_id = conv.id and status = 'failed';
  get diagnostics messages = row_count;
  update public.outbox o set status = 'pending', attempt = 0, not_before = null, unknown_at = null, escalated_at = null,
    past_wamids = case when o.wamid is null then o.past_wamids else o.past_wamids || o.wamid end, wamid = null
  where o.conversation_id = conv.id and o.id = any (named) and o.status in ('failed', 'unknown');
  get diagnostics sends = row_count;
  update public.conversations set attempts = 0, next_attempt_at = null, aborts = 0, crashes = 0,
    input_seq = case when messages > 0 then greatest(input_seq, last_seq) else input_seq end
  where id = conv.id;
  perform internal.resolve_alerts(conv.id, k, coalesce(p ->> 'by', 'operator'))
  from unnest(case when sends > 0 then array['turn_failed', 'send_failed', 'send_unknown'] else array['turn_failed'] end) k;
  return internal.keep_result(p ->> 'invocationId',
    jsonb_build_object('outcome', 'requeued', 'messages', messages, 'sends', sends));
end $$;

-- p: {tenantId, template: {payload, historyText} | null} -> {outcome: 'set' | 'missing'}
create function public.set_reengagement(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
begin
  update public.tenants set reengagement = nullif(p -> 'template', 'null') where id = (p ->> 'tenantId')::uuid;
  return jsonb_build_object('outcome', case when found then 'set' else 'missing' end);
end $$;

revoke all on all functions in schema internal from public, anon, authenticated;
revoke all on all functions in schema public from public, anon, authenticated;
grant execute on all functions in schema internal to service_role;
grant execute on all functions in schema public to service_role;
