-- Buildings of a tenant without reading its listings: the index is walked from one name to the next.

create function internal.building_keys(tenant uuid) returns setof text
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
  with recursive walk as (
    (select p.norm_building_key as key from public.properties p
     where p.tenant_id = tenant and p.norm_building_key is not null order by p.norm_building_key limit 1)
    union all
    select (select p.norm_building_key from public.properties p
      where p.tenant_id = tenant and p.norm_building_key > walk.key order by p.norm_building_key limit 1)
    from walk where walk.key is not null
  )
  select key from walk where key is not null
$$;

-- Buildings whose name is the key, or starts with it ("Marina Gate" means its three towers).
create or replace function internal.find_buildings(tenant uuid, wanted text, words text) returns internal.resolved_place
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  v_keys text[];
  v_areas text[];
  v_name text;
begin
  if exists (select from public.properties p where p.tenant_id = tenant and p.norm_building_key = wanted) then
    v_keys := array[wanted];
  elsif length(wanted) >= 6 then
    v_keys := array(select key from internal.building_keys(tenant) as key where starts_with(key, wanted));
  end if;
  if coalesce(cardinality(v_keys), 0) = 0 then return null; end if;
  select array_remove(array_agg(distinct p.norm_area), null),
    case when cardinality(v_keys) = 1 then min(p.norm_building) else initcap(trim(words)) end
  into v_areas, v_name
  from public.properties p where p.tenant_id = tenant and p.norm_building_key = any(v_keys);
  return row('building', v_keys, v_name, v_areas)::internal.resolved_place;
end
$$;

-- The building that is spelled most like the key.
create or replace function internal.guess_building(tenant uuid, wanted text, out key text, out score double precision)
language sql stable set search_path = ''
as $$
  select known.key, internal.key_similarity(known.key, wanted) as score
  from internal.building_keys(tenant) as known (key)
  order by score desc, known.key limit 1
$$;

grant execute on all functions in schema internal to service_role;
