-- What a turn cost: the tokens that came from the provider's prompt cache, the model, and the money.

alter table public.turns
  add column cached_input_tokens int not null default 0,
  add column model text,
  -- Millionths of a US dollar; null when no model was asked or its price is not known.
  add column cost_micros bigint;

create or replace function internal.write_turn(conv public.conversations, p jsonb, turn_result text, error text) returns void
language sql volatile set search_path = '' as $$
  insert into public.turns (id, tenant_id, conversation_id, fence, result, error_code, model_calls, input_tokens,
    output_tokens, cached_input_tokens, model, cost_micros, ms, tools)
  values ((p ->> 'turnId')::uuid, conv.tenant_id, conv.id, (p ->> 'fence')::bigint, turn_result, error,
    coalesce((p -> 'usage' ->> 'modelCalls')::int, 0), coalesce((p -> 'usage' ->> 'inputTokens')::int, 0),
    coalesce((p -> 'usage' ->> 'outputTokens')::int, 0), coalesce((p -> 'usage' ->> 'cachedInputTokens')::int, 0),
    p -> 'usage' ->> 'model', (p -> 'usage' ->> 'costMicros')::bigint,
    coalesce((p -> 'usage' ->> 'ms')::int, 0), coalesce(p -> 'tools', '[]'))
$$;
