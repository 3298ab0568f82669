-- What is known about single messages: which answer a customer quotes, and what a voice note says.

-- p: {tenantId, conversationId, wamid} -> {payload, answer: [payload]} | null
create function public.quoted_message(p jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('payload', quoted.payload,
    'answer', (select jsonb_agg(o.payload order by o.ordinal) from public.outbox o where o.turn_id = quoted.turn_id))
  from public.outbox quoted
  where quoted.tenant_id = (p ->> 'tenantId')::uuid and quoted.conversation_id = (p ->> 'conversationId')::uuid
    and quoted.wamid = p ->> 'wamid'
$$;

-- p: {tenantId, conversationId, inboxId, transcript} -> {kept}. The first transcript stays: repeated turns read the same.
create function public.keep_transcript(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  conv public.conversations := internal.lock_conversation((p ->> 'conversationId')::uuid);
begin
  update public.inbox set content = jsonb_set(content, '{media,transcript}', to_jsonb(left(p ->> 'transcript', 4000)))
  where id = (p ->> 'inboxId')::uuid and conversation_id = conv.id and tenant_id = (p ->> 'tenantId')::uuid
    and jsonb_typeof(content -> 'media') = 'object' and not content -> 'media' ? 'transcript';
  return jsonb_build_object('kept', found);
end $$;

create or replace function internal.inbound_text(content jsonb) returns text
language sql immutable set search_path = '' as $$
  select case content ->> 'kind'
    when 'audio' then coalesce('[voice note] ' || (content -> 'media' ->> 'transcript'), content -> 'media' ->> 'caption', '[voice note]')
    when 'location' then '[sent a location' || coalesce(': ' || coalesce(content ->> 'name', content ->> 'address'), '') || ']'
    when 'reaction' then coalesce('[reacted with ' || (content ->> 'emoji') || ']', '[removed a reaction]')
    else coalesce(content ->> 'text', content ->> 'title', content -> 'media' ->> 'caption', '[' || (content ->> 'kind') || ']')
  end
$$;
