-- Claiming the next message to send: order, gates and pace, all under the conversation's lock.

-- Takes one token of the pair budget. Returns 0 when it did, else the milliseconds until there is one.
create function internal.spend_budget(conv public.conversations) returns bigint
language plpgsql volatile set search_path = '' as $$
declare
  burst constant double precision := 45;
  per_token constant interval := interval '6 s';
  budget public.send_budgets;
  available double precision;
begin
  insert into public.send_budgets (phone_number_id, contact_id, tokens, refilled_at)
  values (conv.phone_number_id, conv.contact_id, burst, clock_timestamp()) on conflict do nothing;
  select * into budget from public.send_budgets
  where phone_number_id = conv.phone_number_id and contact_id = conv.contact_id for update;
  available := least(burst, budget.tokens
    + extract(epoch from clock_timestamp() - budget.refilled_at) / extract(epoch from per_token));
  if available < 1 then
    return internal.ms((1 - available) * per_token);
  end if;
  update public.send_budgets set tokens = available - 1, refilled_at = clock_timestamp()
  where phone_number_id = conv.phone_number_id and contact_id = conv.contact_id;
  return 0;
end $$;

-- Why a row may not leave any more, or null.
create function internal.block_reason(conv public.conversations, draft public.outbox) returns text
language sql stable set search_path = '' as $$
  select case
    when draft.purpose <> 'control' and internal.is_human(conv) then 'human'
    when draft.purpose <> 'control' and internal.is_opted_out(conv) then 'opted_out'
    when conv.channel = 'whatsapp' and draft.payload ->> 'type' <> 'template'
      and coalesce((select max(i.sent_at) from public.inbox i
        where i.conversation_id = conv.id and i.origin = 'customer'), '-infinity') < clock_timestamp() - interval '24 hours'
      then 'window_closed'
  end
$$;

create function internal.send_view(conv public.conversations, draft public.outbox) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'outboxId', draft.id, 'turnId', draft.turn_id, 'conversationId', conv.id, 'tenantId', conv.tenant_id,
    'channel', conv.channel, 'payload', draft.payload, 'claimFence', draft.claim_fence, 'attempt', draft.attempt,
    'to', jsonb_strip_nulls(jsonb_build_object('waId', c.wa_id, 'userId', c.user_id)))
  from public.contacts c where c.id = conv.contact_id
$$;

-- Claims the lowest unfinished row if it may leave now -> {next} or {dueInMs} or {}.
create function internal.claim_next(conv public.conversations, claimant text) returns jsonb
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
      perform internal.raise_alert(conv, 'window_closed', null);
    end if;
  end loop;
end $$;

create function internal.has_due_input(conversation uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from public.inbox i where i.conversation_id = c.id and i.status = 'pending')
    and (c.next_attempt_at is null or c.next_attempt_at <= clock_timestamp())
  from public.conversations c where c.id = conversation
$$;

-- What is left after a write: the next send, already claimed; more input; or nothing, and then the lease goes.
create function internal.continue_conversation(conversation uuid, claimant text) returns jsonb
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
    return claim || jsonb_build_object('pending', due, 'leaseHeld', true);
  end if;
  perform internal.release_lease(conversation);
  if conv.next_attempt_at > clock_timestamp()
    and exists (select 1 from public.inbox i where i.conversation_id = conversation and i.status = 'pending') then
    claim := claim || jsonb_build_object('dueInMs', least(
      coalesce((claim ->> 'dueInMs')::bigint, 9007199254740991), internal.ms(conv.next_attempt_at - clock_timestamp())));
  end if;
  return claim || jsonb_build_object('pending', false, 'leaseHeld', false);
end $$;
