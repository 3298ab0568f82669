-- What was overtaken while a process was away: a hand-back by a person, a failure that WhatsApp reported.

-- A claim that ran out is unknown, unless a status has named it. Then it was accepted, and what the statuses said
-- while it was in flight counts: a delivery that failed is tried again or told to the operator.
create or replace function internal.expire_claims(conversation uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  expired public.outbox;
  conv public.conversations;
begin
  for expired in select * from public.outbox o
    where o.conversation_id = conversation and o.status = 'sending' and o.claim_expires_at < clock_timestamp()
    order by o.position loop
    if expired.wamid is null then
      update public.outbox set status = 'unknown', unknown_at = clock_timestamp(), status_reason = 'claim_expired'
      where id = expired.id;
    else
      select * into conv from public.conversations where id = conversation;
      perform internal.accept_send(conv, expired, expired.wamid);
    end if;
  end loop;
end $$;

-- Gives the conversation to a person, with a summary. Of the agent's messages only `control` ones still leave:
-- the confirmation this very turn wrote. A keyword has taken over when it was stored; when a person has handed
-- back before the turn that confirms it, the confirmation does not take over again.
create or replace function internal.hand_over(conv public.conversations, wanted jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  current_mode text;
begin
  select mode into current_mode from public.conversations where id = conv.id;
  if current_mode <> 'human' and wanted ->> 'source' = 'keyword' then
    return;
  end if;
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
