-- Notifications to other systems: claimed by whoever has time, delivered at least once, given up after some tries.

-- p: {limit, claimMs} -> [{id, tenantId, kind, url, secretEnc?, payload, attempt}]
create function public.claim_notifications(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  claimed uuid[];
begin
  with due as (
    select n.id from public.notifications n
    where (n.status = 'pending' and n.next_attempt_at <= clock_timestamp())
      or (n.status = 'sending' and n.claim_expires_at < clock_timestamp())
    order by n.next_attempt_at limit (p ->> 'limit')::int for update skip locked
  ), taken as (
    update public.notifications n set status = 'sending', attempts = n.attempts + 1,
      claim_expires_at = clock_timestamp() + (p ->> 'claimMs')::bigint * interval '1 ms'
    from due where n.id = due.id returning n.id
  )
  select array_agg(id) into claimed from taken;
  return (
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', n.id, 'tenantId', n.tenant_id, 'kind', n.kind,
      'url', t.area_expert_url, 'secretEnc', c.area_expert_secret_enc, 'payload', n.payload, 'attempt', n.attempts))), '[]')
    from public.notifications n
    join public.tenants t on t.id = n.tenant_id
    left join public.tenant_credentials c on c.tenant_id = n.tenant_id
    where n.id = any (claimed));
end $$;

-- p: {id, attempt, state: 'delivered' | 'retry' | 'dead', code?, maxAttempts} -> {status}. A result of an older claim
-- changes nothing; retries wait 1, 4, 16, ... minutes.
create function public.settle_notification(p jsonb) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  settled public.notifications;
begin
  update public.notifications n set
    status = case
      when p ->> 'state' = 'retry' and n.attempts < (p ->> 'maxAttempts')::int then 'pending'
      when p ->> 'state' = 'delivered' then 'delivered'
      else 'dead' end,
    next_attempt_at = clock_timestamp() + least(power(4, n.attempts - 1), 256) * interval '1 minute',
    error_code = p ->> 'code', claim_expires_at = null, settled_at = clock_timestamp()
  where n.id = (p ->> 'id')::uuid and n.status = 'sending' and n.attempts = (p ->> 'attempt')::int
  returning * into settled;
  if settled.status = 'dead' then
    insert into public.alerts (tenant_id, conversation_id, kind, code)
    values (settled.tenant_id, settled.conversation_id, 'notification_dead', settled.error_code);
  end if;
  return jsonb_build_object('status', settled.status);
end $$;
