-- record: one inbound message, stored once, control words applied, in one transaction.

create function internal.find_or_add_contact(tenant uuid, contact jsonb) returns public.contacts
language plpgsql volatile set search_path = '' as $$
declare
  found_contact public.contacts;
  wa text := nullif(contact ->> 'waId', '');
  bsuid text := nullif(contact ->> 'userId', '');
  profile text := nullif(contact ->> 'profileName', '');
begin
  for attempt in 1..2 loop
    select * into found_contact from public.contacts c
    where c.tenant_id = tenant and (c.wa_id = wa or c.user_id = bsuid)
    -- The phone is the older identity: where two rows claim the person, it decides.
    order by (c.wa_id = wa) desc nulls last
    limit 1;
    exit when found_contact.id is not null;
    insert into public.contacts (tenant_id, wa_id, user_id, profile_name)
    values (tenant, wa, bsuid, profile) on conflict do nothing;
  end loop;
  if (wa is not null and found_contact.wa_id is null)
    or (bsuid is not null and found_contact.user_id is null
        and not exists (select 1 from public.contacts o where o.tenant_id = tenant and o.user_id = bsuid))
    or (profile is not null and found_contact.profile_name is distinct from profile) then
    update public.contacts c set
      wa_id = coalesce(c.wa_id, wa),
      user_id = case
        when c.user_id is null and not exists
          (select 1 from public.contacts o where o.tenant_id = tenant and o.user_id = bsuid) then bsuid
        else c.user_id end,
      profile_name = coalesce(profile, c.profile_name)
    where c.id = found_contact.id
    returning * into found_contact;
  end if;
  return found_contact;
end $$;

create function internal.find_or_add_conversation(tenant public.tenants, contact uuid, on_channel text) returns public.conversations
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations;
begin
  for attempt in 1..2 loop
    select * into conv from public.conversations c
    where c.phone_number_id = tenant.phone_number_id and c.contact_id = contact and c.channel = on_channel
    for no key update;
    exit when conv.id is not null;
    insert into public.conversations (tenant_id, contact_id, phone_number_id, channel)
    values (tenant.id, contact, tenant.phone_number_id, on_channel) on conflict do nothing;
  end loop;
  return conv;
end $$;

create function internal.control_word_of(tenant uuid, content jsonb) returns text
language sql stable set search_path = '' as $$
  select w.action from public.control_words w
  where content ->> 'kind' in ('text', 'button')
    and (w.tenant_id is null or w.tenant_id = tenant)
    and w.word = btrim(regexp_replace(lower(coalesce(content ->> 'text', content ->> 'title')), '[[:space:]!.?,]+', ' ', 'g'))
  order by w.tenant_id nulls last
  limit 1
$$;

create function internal.apply_control(conv public.conversations, word text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  if word = 'takeover' then
    perform internal.take_over(conv.id, 'keyword', null);
    perform internal.raise_alert(conv, 'takeover', 'keyword');
  else
    update public.contacts set opted_out_at = case word when 'opt_out' then clock_timestamp() end where id = conv.contact_id;
    update public.conversations set control_epoch = control_epoch + 1 where id = conv.id;
    if word = 'opt_out' then
      perform internal.suppress_outbox(conv.id, 'opt_out');
      perform internal.suppress_inbox(conv.id, 'opted_out');
    end if;
  end if;
end $$;

-- A message typed by a person in the business's own app. Our own sends are echoed too: only what cannot be
-- ours takes over, and while a send is in flight or unknown nobody can tell, so it waits.
create function internal.judge_echo(conv public.conversations, echo_wamid text) returns text
language sql stable set search_path = '' as $$
  select case
    when exists (select 1 from public.outbox o where o.tenant_id = conv.tenant_id and o.wamid = echo_wamid) then 'ours'
    when exists (select 1 from public.outbox o where o.conversation_id = conv.id
      and (o.status = 'sending' or (o.status = 'unknown' and o.unknown_at > clock_timestamp() - interval '60 s'))) then 'wait'
    else 'person' end
$$;

create function internal.is_runnable(conversation uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from public.inbox i where i.conversation_id = c.id and i.status = 'pending')
    and (c.lease_expires_at is null or c.lease_expires_at < clock_timestamp())
    and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp())
  from public.conversations c where c.id = conversation
$$;

-- p: {message: InboundMessage, channel, invocationId} -> {outcome, tenantId, conversationId, runnable} | {error}
create function public.record_inbound(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  message jsonb := p -> 'message';
  tenant public.tenants := internal.resolve_tenant(message -> 'account');
  contact public.contacts;
  conv public.conversations;
  word text;
  verdict text := 'recorded';
  note text;
  echo text;
  replay jsonb;
begin
  if tenant.id is null then
    return jsonb_build_object('error', 'unknown_tenant');
  end if;
  contact := internal.find_or_add_contact(tenant.id, message -> 'contact');
  conv := internal.find_or_add_conversation(tenant, contact.id, coalesce(p ->> 'channel', 'whatsapp'));
  replay := internal.find_result(p ->> 'invocationId');
  if replay is not null then
    return replay;
  end if;

  if exists (select 1 from public.inbox i where i.tenant_id = tenant.id and i.wamid = message ->> 'wamid') then
    verdict := 'duplicate';
  else
    if message ->> 'origin' = 'business' then
      echo := internal.judge_echo(conv, message ->> 'wamid');
      note := case echo when 'wait' then 'echo_waiting' else 'echo_' || echo end;
      verdict := 'ignored';
    elsif message -> 'content' ->> 'kind' in ('reaction', 'system', 'edit', 'revoke') then
      note := 'no_answer_wanted';
      verdict := 'ignored';
    else
      word := internal.control_word_of(tenant.id, message -> 'content');
    end if;
    if word is not null then
      perform internal.apply_control(conv, word);
    end if;
    if echo = 'person' then
      perform internal.take_over(conv.id, 'echo', null);
    end if;
    insert into public.inbox (tenant_id, conversation_id, wamid, seq, origin, sent_at, received_at, webhook_index,
      content, context, referral, control, status, status_reason)
    values (tenant.id, conv.id, message ->> 'wamid', conv.last_seq + 1, coalesce(message ->> 'origin', 'customer'),
      (message ->> 'sentAt')::timestamptz, (message ->> 'receivedAt')::timestamptz, coalesce((message ->> 'index')::int, 0),
      message -> 'content', message -> 'context', message -> 'referral', word,
      case when note is null then 'pending' else 'noted' end, note);
    update public.conversations c set
      last_seq = c.last_seq + 1,
      input_seq = case when note is null then c.last_seq + 1 else c.input_seq end,
      last_inbound_at = case when message ->> 'origin' = 'business' then c.last_inbound_at else clock_timestamp() end
    where c.id = conv.id;
    if note is null then
      -- Cards of an older answer that have not left yet would only bury the new one.
      update public.outbox set status = 'suppressed', status_reason = 'newer_input'
      where conversation_id = conv.id and status = 'pending' and purpose = 'card';
    end if;
  end if;
  return internal.keep_result(p ->> 'invocationId', jsonb_build_object(
    'outcome', verdict, 'tenantId', tenant.id, 'conversationId', conv.id, 'runnable', internal.is_runnable(conv.id)));
end $$;
