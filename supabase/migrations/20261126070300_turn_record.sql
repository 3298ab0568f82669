-- record: what human mode or an opt-out covers is settled as it arrives; a second tap on a button is noted.

-- The same button of the same message within ten seconds is impatience and no second wish.
create function internal.is_double_tap(conversation uuid, message jsonb) returns boolean
language sql stable set search_path = '' as $$
  select message -> 'content' ->> 'kind' = 'button' and exists (
    select 1 from public.inbox i
    where i.conversation_id = conversation and i.recorded_at > clock_timestamp() - interval '10 s'
      and i.content ->> 'kind' = 'button'
      and i.content ->> 'id' is not distinct from message -> 'content' ->> 'id'
      and i.content ->> 'title' is not distinct from message -> 'content' ->> 'title'
      and i.context ->> 'quotedWamid' is not distinct from message -> 'context' ->> 'quotedWamid'
      and i.status in ('pending', 'answered'))
$$;

-- Why a message asks for no answer, or null.
create function internal.note_of(conv public.conversations, message jsonb) returns text
language sql stable set search_path = '' as $$
  select case
    when message ->> 'origin' = 'business' then 'echo_' || case internal.judge_echo(conv, message ->> 'wamid', message -> 'content')
      when 'wait' then 'waiting' when 'ours' then 'ours' else 'person' end
    when message -> 'content' ->> 'kind' in ('reaction', 'system', 'edit', 'revoke') then 'no_answer_wanted'
    when internal.is_double_tap(conv.id, message) then 'double_tap'
  end
$$;

create function internal.store_inbound(conv public.conversations, message jsonb, word text, new_status text, reason text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  wants_answer constant boolean := new_status = 'pending';
begin
  insert into public.inbox (tenant_id, conversation_id, wamid, seq, origin, sent_at, received_at, webhook_index,
    content, context, referral, control, status, status_reason, settled_at)
  values (conv.tenant_id, conv.id, message ->> 'wamid', conv.last_seq + 1, coalesce(message ->> 'origin', 'customer'),
    (message ->> 'sentAt')::timestamptz, (message ->> 'receivedAt')::timestamptz, coalesce((message ->> 'index')::int, 0),
    message -> 'content', message -> 'context', message -> 'referral', word,
    new_status, reason, case when not wants_answer then clock_timestamp() end);
  update public.conversations c set
    last_seq = c.last_seq + 1,
    input_seq = case when wants_answer then c.last_seq + 1 else c.input_seq end,
    last_inbound_at = case when message ->> 'origin' = 'business' then c.last_inbound_at else clock_timestamp() end
  where c.id = conv.id;
  if wants_answer then
    -- Cards of an older answer that have not left yet would only bury the new one.
    update public.outbox set status = 'suppressed', status_reason = 'newer_input'
    where conversation_id = conv.id and status = 'pending' and purpose = 'card';
  end if;
end $$;

-- p: {message: InboundMessage, channel, invocationId} -> {outcome, tenantId, conversationId, runnable} | {error}
create or replace function public.record_inbound(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  message jsonb := p -> 'message';
  tenant public.tenants := internal.resolve_tenant(message -> 'account');
  conv public.conversations;
  word text;
  verdict text := 'recorded';
  note text;
  replay jsonb;
begin
  if tenant.id is null then
    return jsonb_build_object('error', 'unknown_tenant');
  end if;
  conv := internal.open_conversation(tenant, message, coalesce(p ->> 'channel', 'whatsapp'));
  replay := internal.find_result(p ->> 'invocationId');
  if replay is not null then
    return replay;
  end if;
  if exists (select 1 from public.inbox i where i.tenant_id = tenant.id and i.wamid = message ->> 'wamid') then
    verdict := 'duplicate';
  else
    conv := internal.end_expired_takeover(conv);
    note := internal.note_of(conv, message);
    if note is null then
      word := internal.control_word_of(tenant.id, message -> 'content');
    end if;
    if word is not null then
      perform internal.apply_control(conv, word);
    elsif note = 'echo_person' then
      perform internal.take_over(conv.id, 'echo', null);
    end if;
    if note is not null then
      verdict := 'ignored';
      perform internal.store_inbound(conv, message, null, 'noted', note);
    elsif word is null and internal.is_human(conv) then
      perform internal.store_inbound(conv, message, null, 'suppressed', 'human');
    elsif word is null and internal.is_opted_out(conv) then
      perform internal.store_inbound(conv, message, null, 'suppressed', 'opted_out');
    else
      perform internal.store_inbound(conv, message, word, 'pending', null);
    end if;
  end if;
  return internal.keep_result(p ->> 'invocationId', jsonb_build_object(
    'outcome', verdict, 'tenantId', tenant.id, 'conversationId', conv.id, 'runnable', internal.is_runnable(conv.id)));
end $$;
