-- Claiming: the 24-hour window, cards that were overtaken, and a lease that lives as long as its sends.

create or replace function internal.block_reason(conv public.conversations, draft public.outbox) returns text
language sql stable set search_path = '' as $$
  select case
    when draft.purpose <> 'control' and internal.is_human(conv) then 'human'
    when draft.purpose <> 'control' and internal.is_opted_out(conv) then 'opted_out'
    -- A card that comes back from a failed attempt may be older than what the customer wrote since.
    when draft.purpose = 'card' and conv.input_seq > draft.input_seq then 'newer_input'
    when conv.channel = 'whatsapp' and draft.payload ->> 'type' <> 'template'
      and coalesce((select max(i.sent_at) from public.inbox i
        where i.conversation_id = conv.id and i.origin = 'customer'), '-infinity') < clock_timestamp() - interval '24 hours'
      then 'window_closed'
  end
$$;

-- Outside the window only an approved template reaches the customer: sent once for a closed window, it asks
-- them to write again. What could not be said is shown to the next turn. A business without a template is told.
create function internal.close_window(conv public.conversations, turn uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  template jsonb := (select t.reengagement from public.tenants t where t.id = conv.tenant_id);
begin
  perform internal.raise_alert(conv, 'window_closed', case when template is null then 'no_template' else 'template_sent' end);
  if template is null or exists (select 1 from public.outbox o
    where o.conversation_id = conv.id and o.purpose = 'reengagement'
      and o.created_at > coalesce(conv.last_inbound_at, '-infinity')) then
    return;
  end if;
  insert into public.outbox (tenant_id, conversation_id, turn_id, ordinal, purpose, payload, history_text, input_seq)
  select conv.tenant_id, conv.id, turn, max(o.ordinal) + 1, 'reengagement', template -> 'payload',
    coalesce(template ->> 'historyText', ''), conv.input_seq
  from public.outbox o where o.turn_id = turn;
end $$;

-- Claims the lowest unfinished row if it may leave now -> {next} or {dueInMs} or {}.
create or replace function internal.claim_next(conv public.conversations, claimant text) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  draft public.outbox;
  reason text;
  wait bigint;
begin
  loop
    perform internal.expire_claims(conv.id);
    select * into draft from public.outbox o
    where o.conversation_id = conv.id
      and (o.status in ('pending', 'sending')
        or (o.status = 'unknown' and o.unknown_at > clock_timestamp() - interval '60 s'))
    order by o.position limit 1;
    if draft.id is null then
      return '{}';
    elsif draft.status = 'sending' then
      return jsonb_build_object('dueInMs', internal.ms(draft.claim_expires_at - clock_timestamp()));
    elsif draft.status = 'unknown' then
      -- Blocks what follows for a minute, so that a late status can still put things in order. The last
      -- message of a conversation blocks nobody.
      if not exists (select 1 from public.outbox o where o.conversation_id = conv.id
        and o.position > draft.position and o.status = 'pending') then
        return '{}';
      end if;
      return jsonb_build_object('dueInMs', internal.ms(draft.unknown_at + interval '60 s' - clock_timestamp()));
    elsif draft.not_before > clock_timestamp() then
      return jsonb_build_object('dueInMs', internal.ms(draft.not_before - clock_timestamp()));
    end if;

    reason := internal.block_reason(conv, draft);
    if reason is null then
      wait := case when conv.channel = 'whatsapp' then internal.spend_budget(conv) else 0 end;
      if wait > 0 then
        update public.outbox set not_before = clock_timestamp() + wait * interval '1 ms' where id = draft.id;
        return jsonb_build_object('dueInMs', wait);
      end if;
      update public.outbox set status = 'sending', claimed_by = claimant, claim_fence = claim_fence + 1,
        attempt = attempt + 1, claim_expires_at = clock_timestamp() + interval '20 s'
      where id = draft.id returning * into draft;
      return jsonb_build_object('next', internal.send_view(conv, draft));
    end if;
    update public.outbox set status = 'suppressed', status_reason = reason where id = draft.id;
    if reason = 'window_closed' then
      perform internal.close_window(conv, draft.turn_id);
    end if;
  end loop;
end $$;

-- A claim's answer with the time a failed turn is tried again, whichever is due first.
create function internal.add_retry(conv public.conversations, claim jsonb) returns jsonb
language sql volatile set search_path = '' as $$
  select case
    when conv.next_attempt_at > clock_timestamp()
      and exists (select 1 from public.inbox i where i.conversation_id = conv.id and i.status = 'pending')
    then claim || jsonb_build_object('dueInMs', least(
      (claim ->> 'dueInMs')::bigint, internal.ms(conv.next_attempt_at - clock_timestamp())))
    else claim end
$$;

-- What is left after a write: the next send, already claimed; more input; or nothing, and then the lease goes.
create or replace function internal.continue_conversation(conversation uuid, claimant text) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations;
  claim jsonb;
  due boolean;
begin
  select * into conv from public.conversations where id = conversation;
  claim := internal.claim_next(conv, claimant);
  due := internal.has_due_input(conversation);
  if claim ? 'next' or due then
    -- Nobody watches a turn that sends: its lease lives at least as long as the claim it holds.
    update public.conversations c set lease_expires_at = clock_timestamp() + interval '30 s'
    where c.id = conversation and c.lease_owner is not null and c.lease_expires_at < clock_timestamp() + interval '21 s';
    return claim || jsonb_build_object('pending', due, 'leaseHeld', true);
  end if;
  perform internal.release_lease(conversation);
  return internal.add_retry(conv, claim) || jsonb_build_object('pending', false, 'leaseHeld', false);
end $$;

-- The same for a process that has to stop: nothing new is claimed, the lease goes, somebody else is woken.
create function internal.leave_conversation(conversation uuid) returns jsonb
language plpgsql volatile set search_path = '' as $$
begin
  perform internal.release_lease(conversation);
  return jsonb_build_object('leaseHeld', false, 'pending', internal.has_due_input(conversation) or exists (
    select 1 from public.outbox o where o.conversation_id = conversation and o.status = 'pending'));
end $$;

create or replace function internal.write_outbox(conv public.conversations, turn uuid, drafts jsonb) returns void
language sql volatile set search_path = '' as $$
  insert into public.outbox (tenant_id, conversation_id, turn_id, ordinal, purpose, payload, history_text, input_seq)
  select conv.tenant_id, conv.id, turn, (d.ordinality - 1)::int, d.value ->> 'purpose', d.value -> 'payload',
    coalesce(d.value ->> 'historyText', ''), conv.input_seq
  from jsonb_array_elements(drafts) with ordinality d
  order by d.ordinality
$$;
