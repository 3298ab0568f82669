-- What a customer means by a place: an area, a building, the whole city, or nothing we know.

create type internal.resolved_place as (
  kind text,             -- area | building | anywhere | unknown
  keys text[],           -- slugs of areas, or keys of buildings
  name text,
  -- Areas of a building: where to look next.
  home_areas text[]
);

-- How alike two keys are, 0..1: trigrams for longer slips, edit distance for swapped letters. The latter counts
-- for less, because short words are two letters away from many others ("narnia", "marina").
create function internal.key_similarity(a text, b text) returns double precision
language sql immutable parallel safe
as $$
  select greatest(
    extensions.similarity(a, b),
    0.8 - extensions.levenshtein(left(a, 60), left(b, 60))::double precision / greatest(length(a), length(b), 1))
$$;

-- Buildings of a tenant whose name is the key, or starts with it ("Marina Gate" means its three towers).
create function internal.find_buildings(tenant uuid, wanted text, words text) returns internal.resolved_place
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
  select 'building', array_agg(distinct p.norm_building_key),
    case when count(distinct p.norm_building_key) = 1 then min(p.norm_building) else initcap(trim(words)) end,
    array_remove(array_agg(distinct p.norm_area), null)
  from public.properties p
  where p.tenant_id = tenant
    and (p.norm_building_key = wanted
      or (length(wanted) >= 6 and p.norm_building_key >= wanted and p.norm_building_key < wanted || U&'\FFFD'
          and starts_with(p.norm_building_key, wanted)))
  having count(*) > 0
$$;

-- The building of a tenant that is spelled most like the key.
create function internal.guess_building(tenant uuid, wanted text, out key text, out score double precision)
language sql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
  select known.key, internal.key_similarity(known.key, wanted) as score
  from (
    select distinct p.norm_building_key as key from public.properties p
    where p.tenant_id = tenant and p.norm_building_key is not null
  ) as known
  order by score desc, known.key limit 1
$$;

create function internal.resolve_place(tenant uuid, words text) returns internal.resolved_place
language plpgsql stable set search_path = ''
as $$
declare
  v_key text := internal.place_key(left(words, 80));
  v_place internal.resolved_place;
  v_area record;
  v_building record;
begin
  if v_key in ('', 'any', 'anywhere', 'everywhere', 'all', 'allareas', 'anylocation', 'nearby', 'nearbyareas', 'near',
               'dubai', 'uae', 'nopreference', 'دبي', 'दुबई') then
    return row('anywhere', '{}', null, '{}')::internal.resolved_place;
  end if;

  select 'area', array[a.slug], a.name, '{}' into v_place
  from public.area_aliases al join public.areas a on a.slug = al.slug where al.key = v_key;
  if found then return v_place; end if;
  -- An area of the listings that no gazetteer lists.
  select 'area', array[p.norm_area], p.norm_area_name, '{}' into v_place
  from public.properties p where p.tenant_id = tenant and p.norm_area = 'label-' || v_key limit 1;
  if found then return v_place; end if;
  v_place := internal.find_buildings(tenant, v_key, words);
  if v_place.kind is not null then return v_place; end if;

  -- Nothing exact. Abbreviations are never guessed: JVC and JVT are two places.
  if length(v_key) >= 5 then
    select a.slug, a.name, internal.key_similarity(al.key, v_key) as score into v_area
    from public.area_aliases al join public.areas a on a.slug = al.slug
    where length(al.key) >= 4
    order by score desc, al.key limit 1;
    v_building := internal.guess_building(tenant, v_key);
    if v_area.score >= 0.5 and v_area.score >= coalesce(v_building.score, 0) then
      return row('area', array[v_area.slug], v_area.name, '{}')::internal.resolved_place;
    elsif v_building.score >= 0.6 then
      return internal.find_buildings(tenant, v_building.key, words);
    end if;
  end if;
  return row('unknown', '{}', words, '{}')::internal.resolved_place;
end
$$;

grant execute on all functions in schema internal to service_role;
