-- A person is one contact, however they are known. Phone and user id that were seen apart first are merged
-- when a message carries both.

-- Finds or adds, and changes nothing else: known contacts are only written under their conversation's lock.
create or replace function internal.find_or_add_contact(tenant uuid, contact jsonb) returns public.contacts
language plpgsql volatile set search_path = '' as $$
declare
  found_contact public.contacts;
  wa text := nullif(contact ->> 'waId', '');
  bsuid text := nullif(contact ->> 'userId', '');
begin
  for attempt in 1..2 loop
    select * into found_contact from public.contacts c
    where c.tenant_id = tenant and (c.wa_id = wa or c.user_id = bsuid)
    -- The phone is the older identity: where two rows claim the person, it decides.
    order by (c.wa_id = wa) desc nulls last
    limit 1;
    exit when found_contact.id is not null;
    insert into public.contacts (tenant_id, wa_id, user_id, profile_name)
    values (tenant, wa, bsuid, nullif(contact ->> 'profileName', '')) on conflict do nothing;
  end loop;
  return found_contact;
end $$;

-- Lets every row that refers to one row refer to another; what the other has already is dropped.
create function internal.repoint(referred regclass, from_id uuid, to_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  reference record;
  place tid;
begin
  for reference in
    select con.conrelid::regclass as referrer, att.attname as field
    from pg_catalog.pg_constraint con
    cross join unnest(con.conkey, con.confkey) as pair (own, theirs)
    join pg_catalog.pg_attribute att on att.attrelid = con.conrelid and att.attnum = pair.own
    join pg_catalog.pg_attribute target on target.attrelid = con.confrelid and target.attnum = pair.theirs
    where con.contype = 'f' and con.confrelid = referred and target.attname = 'id'
  loop
    for place in execute format('select ctid from %s where %I = $1', reference.referrer, reference.field) using from_id loop
      begin
        execute format('update %s set %I = $1 where ctid = $2', reference.referrer, reference.field) using to_id, place;
      exception when unique_violation then
        execute format('delete from %s where ctid = $1', reference.referrer) using place;
      end;
    end loop;
  end loop;
end $$;

-- Both conversations are locked. A turn of either finds its epoch or its lease gone and begins again.
create function internal.merge_conversations(kept public.conversations, gone public.conversations) returns void
language plpgsql volatile set search_path = '' as $$
declare
  moved bigint;
  newest_input bigint;
begin
  with numbered as (
    select i.id, kept.last_seq + row_number() over (order by i.seq) as seq from public.inbox i where i.conversation_id = gone.id)
  update public.inbox i set seq = n.seq, conversation_id = kept.id from numbered n where i.id = n.id;
  get diagnostics moved = row_count;
  select max(i.seq) into newest_input from public.inbox i where i.conversation_id = kept.id and i.status = 'pending';
  perform internal.repoint('public.conversations', gone.id, kept.id);
  update public.conversations c set
    last_seq = kept.last_seq + moved,
    input_seq = greatest(kept.input_seq, newest_input),
    last_inbound_at = greatest(kept.last_inbound_at, gone.last_inbound_at),
    control_epoch = greatest(kept.control_epoch, gone.control_epoch) + 1,
    -- A person who answers one of the two answers the customer.
    mode = case when gone.mode = 'human' then 'human' else kept.mode end,
    mode_by = case when gone.mode = 'human' then gone.mode_by else kept.mode_by end,
    mode_until = case when gone.mode = 'human' then gone.mode_until else kept.mode_until end,
    state = case when gone.last_inbound_at > kept.last_inbound_at then coalesce(gone.state, kept.state)
      else coalesce(kept.state, gone.state) end,
    fallback_at = coalesce(kept.fallback_at, gone.fallback_at),
    attempts = 0, next_attempt_at = null, aborts = 0, crashes = 0
  where c.id = kept.id;
  delete from public.conversations where id = gone.id;
end $$;

create function internal.merge_contacts(kept_id uuid, gone_id uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  gone public.contacts;
  theirs public.conversations;
  ours public.conversations;
begin
  -- Conversations before contacts, as everywhere.
  perform 1 from public.conversations c where c.contact_id in (kept_id, gone_id) order by c.id for update;
  perform 1 from public.contacts c where c.id in (kept_id, gone_id) order by c.id for update;
  select * into gone from public.contacts where id = gone_id;
  if gone.id is null or not exists (select 1 from public.contacts where id = kept_id) then
    return;
  end if;
  for theirs in select * from public.conversations c where c.contact_id = gone_id order by c.id loop
    select * into ours from public.conversations c
    where c.contact_id = kept_id and c.phone_number_id = theirs.phone_number_id and c.channel = theirs.channel;
    if ours.id is null then
      update public.conversations set contact_id = kept_id, control_epoch = control_epoch + 1 where id = theirs.id;
    else
      perform internal.merge_conversations(ours, theirs);
    end if;
  end loop;
  perform internal.repoint('public.contacts', gone_id, kept_id);
  delete from public.contacts where id = gone_id;
  update public.contacts k set
    wa_id = coalesce(k.wa_id, gone.wa_id), user_id = coalesce(gone.user_id, k.user_id),
    name = coalesce(k.name, gone.name), locale = coalesce(k.locale, gone.locale),
    opted_out_at = coalesce(k.opted_out_at, gone.opted_out_at)
  where k.id = kept_id;
end $$;

-- What a message tells about who sent it. Called under the lock of the conversation.
create function internal.refresh_contact(known uuid, message jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  wa text := nullif(message -> 'contact' ->> 'waId', '');
  bsuid text := nullif(message -> 'contact' ->> 'userId', '');
  profile text := nullif(message -> 'contact' ->> 'profileName', '');
  row_now public.contacts;
begin
  if message -> 'content' ->> 'kind' = 'system' then
    wa := coalesce(nullif(message -> 'content' ->> 'waId', ''), wa);
    bsuid := coalesce(nullif(message -> 'content' ->> 'userId', ''), bsuid);
  end if;
  select * into row_now from public.contacts where id = known;
  -- A new number or id replaces the old one, unless somebody else has it.
  if exists (select 1 from public.contacts o where o.tenant_id = row_now.tenant_id and o.id <> known and o.wa_id = wa) then
    wa := null;
  end if;
  if exists (select 1 from public.contacts o where o.tenant_id = row_now.tenant_id and o.id <> known and o.user_id = bsuid) then
    bsuid := null;
  end if;
  if coalesce(wa, row_now.wa_id) is distinct from row_now.wa_id
    or coalesce(bsuid, row_now.user_id) is distinct from row_now.user_id
    or coalesce(profile, row_now.profile_name) is distinct from row_now.profile_name then
    update public.contacts c set wa_id = coalesce(wa, c.wa_id), user_id = coalesce(bsuid, c.user_id),
      profile_name = coalesce(profile, c.profile_name)
    where c.id = known;
  end if;
end $$;

-- The locked conversation of whoever sent a message.
create function internal.open_conversation(tenant public.tenants, message jsonb, on_channel text) returns public.conversations
language plpgsql volatile set search_path = '' as $$
declare
  person public.contacts;
  twin uuid;
  conv public.conversations;
begin
  for attempt in 1..3 loop
    person := internal.find_or_add_contact(tenant.id, message -> 'contact');
    select c.id into twin from public.contacts c
    where c.tenant_id = tenant.id and c.id <> person.id and c.user_id = nullif(message -> 'contact' ->> 'userId', '')
      and message -> 'contact' ->> 'waId' is not null;
    if twin is not null then
      perform internal.merge_contacts(person.id, twin);
    end if;
    begin
      conv := internal.find_or_add_conversation(tenant, person.id, on_channel);
    exception when foreign_key_violation then
      -- Merged into another contact a moment ago.
      conv := null;
    end;
    exit when conv.id is not null;
  end loop;
  perform internal.refresh_contact(conv.contact_id, message);
  return conv;
end $$;
