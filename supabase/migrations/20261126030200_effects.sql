-- What tools staged, applied inside the commit. An effect that no longer fits raises WA409: the whole commit is
-- undone and the turn runs again, with what is true then.

create function internal.visit_rules_of(tenant uuid) returns public.visit_rules
language plpgsql stable set search_path = '' as $$
declare
  rules public.visit_rules;
begin
  select * into rules from public.visit_rules where tenant_id = tenant;
  if rules.tenant_id is null then
    rules.tenant_id := tenant;
    rules.opens := '09:00';
    rules.closes := '19:00';
    rules.days := '{1,2,3,4,5,6,7}';
    rules.visit_minutes := 30;
    rules.horizon_days := 90;
    rules.reminder_hour := 10;
  end if;
  return rules;
end $$;

-- Local time of a tenant; a zone the database does not know counts as UTC.
create function internal.local_time(tenant uuid, at timestamptz) returns timestamp
language plpgsql stable set search_path = '' as $$
begin
  return at at time zone (select t.timezone from public.tenants t where t.id = tenant);
exception when invalid_parameter_value then
  return at at time zone 'UTC';
end $$;

create function internal.instant_of(tenant uuid, local timestamp) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  return local at time zone (select t.timezone from public.tenants t where t.id = tenant);
exception when invalid_parameter_value then
  return local at time zone 'UTC';
end $$;

-- The day before at the tenant's reminder hour; nothing when that is over already.
create function internal.reminder_time(tenant uuid, starts_at timestamptz, hour int) returns timestamptz
language plpgsql volatile set search_path = '' as $$
declare
  due timestamptz := internal.instant_of(tenant,
    date_trunc('day', internal.local_time(tenant, starts_at)) - interval '1 day' + hour * interval '1 hour');
begin
  return case when due > clock_timestamp() then due end;
end $$;

create function internal.raise_conflict(what text) returns void
language plpgsql immutable set search_path = '' as $$
begin
  raise exception 'effect does not fit any more: %', what using errcode = 'WA409';
end $$;

-- Serialises the bookings of the properties the effects name, in one order, so that two commits never wait for
-- each other in a circle.
create function internal.lock_visit_slots(tenant uuid, effects jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  ref text;
begin
  for ref in
    select distinct value -> 'payload' ->> 'propertyId' from jsonb_array_elements(effects)
    where value ->> 'type' in ('visit.book', 'visit.cancel') order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended('visit ' || tenant || ' ' || ref, 0));
  end loop;
end $$;

-- A reminder that has not left yet would only mislead once the visit has changed.
create function internal.withdraw_reminder(visit public.visits) returns void
language sql volatile set search_path = '' as $$
  update public.outbox set status = 'suppressed', status_reason = 'visit_changed'
  where id = visit.reminder_id and status = 'pending'
$$;

create function internal.book_visit(conv public.conversations, wanted jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  rules public.visit_rules := internal.visit_rules_of(conv.tenant_id);
  ref text := wanted ->> 'propertyId';
  wanted_at timestamptz := (wanted ->> 'startsAt')::timestamptz;
  visit public.visits;
begin
  select * into visit from public.visits v
  where v.tenant_id = conv.tenant_id and v.contact_id = conv.contact_id and v.property_ref = ref for update;
  if visit.status = 'booked' and visit.starts_at = wanted_at then
    return;
  elsif coalesce(visit.revision, 0) <> (wanted ->> 'revision')::int then
    perform internal.raise_conflict('visit revision');
  elsif wanted_at <= clock_timestamp() then
    perform internal.raise_conflict('time is over');
  elsif not exists (select 1 from public.properties p where p.tenant_id = conv.tenant_id and p.short_ref = ref) then
    perform internal.raise_conflict('listing is gone');
  elsif exists (select 1 from public.visits v
    where v.tenant_id = conv.tenant_id and v.property_ref = ref and v.status = 'booked' and v.contact_id <> conv.contact_id
      and v.starts_at < wanted_at + rules.visit_minutes * interval '1 minute'
      and wanted_at < v.starts_at + v.minutes * interval '1 minute') then
    perform internal.raise_conflict('slot is taken');
  end if;
  insert into public.visits as v (tenant_id, contact_id, conversation_id, property_ref, property_title, starts_at, minutes,
    locale, remind_at)
  values (conv.tenant_id, conv.contact_id, conv.id, ref, wanted ->> 'title', wanted_at, rules.visit_minutes,
    coalesce(wanted ->> 'locale', 'en'), internal.reminder_time(conv.tenant_id, wanted_at, rules.reminder_hour))
  on conflict (tenant_id, contact_id, property_ref) do update set
    conversation_id = excluded.conversation_id, property_title = excluded.property_title, starts_at = excluded.starts_at,
    minutes = excluded.minutes, locale = excluded.locale, remind_at = excluded.remind_at,
    status = 'booked', revision = v.revision + 1, updated_at = clock_timestamp();
  perform internal.withdraw_reminder(visit);
end $$;

create function internal.cancel_visit(conv public.conversations, wanted jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  visit public.visits;
begin
  select * into visit from public.visits v
  where v.tenant_id = conv.tenant_id and v.contact_id = conv.contact_id
    and v.property_ref = wanted ->> 'propertyId' for update;
  if visit.status = 'cancelled' then
    return;
  elsif visit.id is null or visit.revision <> (wanted ->> 'revision')::int then
    perform internal.raise_conflict('visit revision');
  end if;
  update public.visits set status = 'cancelled', revision = revision + 1, remind_at = null, updated_at = clock_timestamp()
  where id = visit.id;
  perform internal.withdraw_reminder(visit);
end $$;

-- Gives the conversation to a person, with a summary. Of the agent's messages only `control` ones still leave:
-- the confirmation this very turn wrote. The keyword has taken over already; then only the summary is new.
create function internal.hand_over(conv public.conversations, wanted jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  current_mode text;
begin
  select mode into current_mode from public.conversations where id = conv.id;
  insert into public.handoffs (tenant_id, conversation_id, source, reason, summary)
  values (conv.tenant_id, conv.id, wanted ->> 'source', left(coalesce(wanted ->> 'reason', ''), 300),
    left(coalesce(wanted ->> 'summary', ''), 4000))
  on conflict (conversation_id) where closed_at is null
  do update set reason = excluded.reason, summary = excluded.summary;
  if current_mode <> 'human' then
    perform internal.take_over(conv.id, 'request', null);
    perform internal.raise_alert(conv, 'takeover', 'request');
  end if;
end $$;

-- Tells the business of a lead in an area: once for a contact, an area and a transaction.
create function internal.notify_area_expert(conv public.conversations, wanted jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  tenant public.tenants;
  place internal.resolved_place := internal.resolve_place(conv.tenant_id, wanted ->> 'area');
begin
  select * into tenant from public.tenants where id = conv.tenant_id;
  if tenant.area_expert_url is null or place.kind = 'anywhere' then
    return;
  end if;
  insert into public.notifications (tenant_id, contact_id, conversation_id, kind, subject, payload)
  values (tenant.id, conv.contact_id, conv.id, 'area_expert',
    coalesce(nullif(array_to_string(place.keys, '+'), ''), internal.place_key(wanted ->> 'area')) || ' ' || (wanted ->> 'transaction'),
    jsonb_build_object('area', coalesce(place.name, wanted ->> 'area'), 'rent_buy',
      case wanted ->> 'transaction' when 'rent' then 'rent' else 'buy' end,
      'org_id', tenant.id, 'lead_id', conv.contact_id, 'whatsapp_interaction_id', conv.id,
      'whatsapp_business_account', tenant.waba_id))
  on conflict (tenant_id, contact_id, kind, subject) do nothing;
end $$;

create or replace function internal.apply_effects(conv public.conversations, effects jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  staged jsonb := coalesce(effects, '[]');
  effect jsonb;
begin
  perform internal.lock_visit_slots(conv.tenant_id, staged);
  for effect in select value from jsonb_array_elements(staged) loop
    case effect ->> 'type'
      when 'contact.name' then
        update public.contacts set name = effect -> 'payload' ->> 'name' where id = conv.contact_id;
      when 'contact.preferences' then
        update public.contacts set preferences = preferences || (effect -> 'payload' -> 'preferences')
        where id = conv.contact_id;
      when 'visit.book' then
        perform internal.book_visit(conv, effect -> 'payload');
      when 'visit.cancel' then
        perform internal.cancel_visit(conv, effect -> 'payload');
      when 'conversation.handover' then
        perform internal.hand_over(conv, effect -> 'payload');
      when 'area_expert.notify' then
        perform internal.notify_area_expert(conv, effect -> 'payload');
      else
        raise exception 'unknown effect %', effect ->> 'type' using errcode = '22023';
    end case;
  end loop;
end $$;

-- Who is given back to the agent waits for nobody any more.
create or replace function internal.hand_back(conversation uuid, actor text) returns void
language sql volatile set search_path = '' as $$
  update public.conversations
  set mode = 'agent', mode_by = actor, mode_until = null, control_epoch = control_epoch + 1
  where id = conversation;
  update public.handoffs set closed_at = clock_timestamp() where conversation_id = conversation and closed_at is null
$$;
