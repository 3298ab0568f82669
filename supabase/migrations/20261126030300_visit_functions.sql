-- Reading visits for a turn, and the reminders that the sweep writes.

-- p: {tenantId, contactId, propertyId?} -> VisitPlan
create function public.read_visits(p jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  tenant uuid := (p ->> 'tenantId')::uuid;
  contact uuid := (p ->> 'contactId')::uuid;
  rules public.visit_rules := internal.visit_rules_of(tenant);
begin
  return jsonb_build_object(
    'rules', jsonb_build_object('opens', to_char(rules.opens, 'HH24:MI'), 'closes', to_char(rules.closes, 'HH24:MI'),
      'days', to_jsonb(rules.days), 'visitMinutes', rules.visit_minutes, 'horizonDays', rules.horizon_days,
      'reminderHour', rules.reminder_hour),
    'visits', (
      select coalesce(jsonb_agg(jsonb_build_object('propertyId', v.property_ref, 'title', v.property_title,
        'startsAt', v.starts_at, 'revision', v.revision) order by v.starts_at), '[]')
      from public.visits v
      where v.tenant_id = tenant and v.contact_id = contact and v.status = 'booked' and v.starts_at > clock_timestamp()),
    'revision', coalesce((
      select v.revision from public.visits v
      where v.tenant_id = tenant and v.contact_id = contact and v.property_ref = p ->> 'propertyId'), 0),
    'taken', (
      select coalesce(jsonb_agg(jsonb_build_object('startsAt', v.starts_at, 'minutes', v.minutes) order by v.starts_at), '[]')
      from public.visits v
      where v.tenant_id = tenant and v.property_ref = p ->> 'propertyId' and v.contact_id <> contact
        and v.status = 'booked' and v.starts_at > clock_timestamp() - interval '1 day'));
end $$;

create function internal.window_open(conv public.conversations) returns boolean
language sql stable set search_path = '' as $$
  -- A little less than 24 hours, so that it is still open when the message leaves.
  select conv.channel <> 'whatsapp' or exists (
    select 1 from public.inbox i
    where i.conversation_id = conv.id and i.origin = 'customer'
      and i.sent_at > clock_timestamp() - interval '23 hours 50 minutes')
$$;

-- p: {limit} -> [DueReminder]. Only at an hour at which people may be written to, and only while it is of use.
create function public.due_visit_reminders(p jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(d.reminder order by d.starts_at), '[]') from (
    select v.starts_at, jsonb_strip_nulls(jsonb_build_object(
      'visitId', v.id, 'revision', v.revision, 'conversationId', c.id, 'timezone', t.timezone,
      'customerName', coalesce(k.name, k.profile_name), 'title', v.property_title, 'startsAt', v.starts_at,
      'locale', v.locale, 'template', r.reminder_template)) as reminder
    from public.visits v
    join public.conversations c on c.id = v.conversation_id
    join public.contacts k on k.id = v.contact_id
    join public.tenants t on t.id = v.tenant_id
    left join public.visit_rules r on r.tenant_id = v.tenant_id
    where v.status = 'booked' and v.remind_at <= clock_timestamp()
      and v.starts_at > clock_timestamp() + interval '1 hour'
      and k.opted_out_at is null and not internal.is_human(c)
      and extract(hour from internal.local_time(v.tenant_id, clock_timestamp())) between 8 and 20
    order by v.starts_at limit (p ->> 'limit')::int) d
$$;

create function internal.write_reminder(conv public.conversations, visit public.visits, draft jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  turn uuid := gen_random_uuid();
  row_id uuid;
begin
  insert into public.turns (id, tenant_id, conversation_id, fence, result)
  values (turn, conv.tenant_id, conv.id, conv.lease_fence, 'reminder');
  insert into public.outbox (tenant_id, conversation_id, turn_id, ordinal, purpose, payload, history_text)
  values (conv.tenant_id, conv.id, turn, 0, 'reminder', draft -> 'payload', coalesce(draft ->> 'historyText', ''))
  returning id into row_id;
  update public.visits set remind_at = null, reminder_id = row_id where id = visit.id;
end $$;

-- p: {visitId, revision, text: draft, template?: draft, invocationId} -> {outcome: 'written' | 'alerted' | 'dropped'}.
-- Whoever comes second finds the reminder dealt with. Outside the 24-hour window only a template may leave.
create function public.write_visit_reminder(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation(
    (select v.conversation_id from public.visits v where v.id = (p ->> 'visitId')::uuid));
  visit public.visits;
  draft jsonb;
  replay jsonb := internal.find_result(p ->> 'invocationId');
begin
  if replay is not null then
    return replay;
  end if;
  select * into visit from public.visits v where v.id = (p ->> 'visitId')::uuid for update;
  if conv.id is null or visit.status <> 'booked' or visit.revision <> (p ->> 'revision')::int
    or visit.remind_at is null or visit.remind_at > clock_timestamp() or visit.starts_at <= clock_timestamp()
    or internal.is_human(conv) or internal.is_opted_out(conv) then
    return internal.keep_result(p ->> 'invocationId', '{"outcome": "dropped"}');
  end if;
  draft := case when internal.window_open(conv) then p -> 'text' else p -> 'template' end;
  if draft is null then
    update public.visits set remind_at = null where id = visit.id;
    perform internal.raise_alert(conv, 'reminder_not_sent', 'window_closed');
    return internal.keep_result(p ->> 'invocationId', '{"outcome": "alerted"}');
  end if;
  perform internal.write_reminder(conv, visit, draft);
  return internal.keep_result(p ->> 'invocationId', '{"outcome": "written"}');
end $$;

-- As before, with what the customer told about themselves.
create or replace function internal.turn_view(conv public.conversations) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'turnId', gen_random_uuid(), 'conversationId', conv.id, 'channel', conv.channel,
    'fence', conv.lease_fence, 'epoch', conv.control_epoch, 'lastSeq', conv.input_seq,
    'pending', internal.pending_of(conv.id), 'history', internal.history_of(conv.id, 24), 'state', conv.state,
    'contact', jsonb_strip_nulls(jsonb_build_object(
      'id', c.id, 'name', coalesce(c.name, c.profile_name), 'locale', c.locale,
      'preferences', c.preferences,
      'key', jsonb_strip_nulls(jsonb_build_object('waId', c.wa_id, 'userId', c.user_id, 'profileName', c.profile_name)))),
    'tenant', jsonb_build_object('id', t.id, 'name', t.name, 'timezone', t.timezone, 'persona', t.persona,
      'quietMs', t.quiet_ms, 'quietCapMs', t.quiet_cap_ms),
    'sinceLastInboundMs', internal.ms(clock_timestamp() - conv.last_inbound_at),
    'sinceOldestPendingMs', internal.ms(clock_timestamp() - (select min(i.recorded_at) from public.inbox i
      where i.conversation_id = conv.id and i.status = 'pending')),
    'aborts', conv.aborts, 'attempts', conv.attempts)
  from public.contacts c, public.tenants t
  where c.id = conv.contact_id and t.id = conv.tenant_id
$$;
