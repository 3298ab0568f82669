-- The page of a search and its alternatives; `search_properties` is what the application calls.

-- Total and one page of a resolved search, in a stable order. `after` is the last (position, id) seen.
create function internal.read_page(q internal.property_query, page_size integer, after_position numeric, after_id uuid,
  out total bigint, out properties jsonb, out last_position numeric, out last_id uuid)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  with hits as materialized (
    select p.id, internal.property_position(p, q) as position
    from public.properties p
    where internal.meets_fixed(p, q) and internal.meets_price(p, q) and internal.meets_place(p, q)
      and internal.meets_type(p, q) and internal.meets_bedrooms(p, q)
  ), page as (
    -- One more than asked tells whether there is a next page.
    select h.id, h.position, row_number() over (order by h.position, h.id) as row_number
    from hits h
    where after_position is null or (h.position, h.id) > (after_position, after_id)
    order by h.position, h.id limit page_size + 1
  )
  select (select count(*) from hits),
    coalesce(jsonb_agg(internal.property_json(p) order by page.row_number) filter (where page.row_number <= page_size), '[]'),
    max(page.position) filter (where page.row_number = page_size and more.exists),
    (array_agg(page.id) filter (where page.row_number = page_size and more.exists))[1]
  into total, properties, last_position, last_id
  from page
  join public.properties p on p.id = page.id
  cross join (select exists (select from page where row_number > page_size) as exists) as more;
end
$$;

-- What giving up one constraint would find: the price raised step by step, a neighbouring area, a related type,
-- one bedroom more or less. Called when nothing matches; reads the listings once.
create function internal.find_relaxations(q internal.property_query, home_areas text[])
returns table (constraint_name text, key text, value text, count bigint, priority integer)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return query
  with near as materialized (
    select p.norm_price_compare as price, p.norm_area as area, p.norm_kinds as kinds, p.norm_bedrooms as bedrooms,
      case when not coalesce(internal.meets_price(p, q), false) then 'price'
           when not coalesce(internal.meets_place(p, q), false) then 'area'
           when not coalesce(internal.meets_type(p, q), false) then 'type'
           else 'bedrooms' end as missed
    from public.properties p
    where internal.meets_fixed(p, q)
      and coalesce(internal.meets_price(p, q), false)::integer + coalesce(internal.meets_place(p, q), false)::integer
        + coalesce(internal.meets_type(p, q), false)::integer + coalesce(internal.meets_bedrooms(p, q), false)::integer = 3
  ), raised as (
    select 'price', trim_scale(step.price)::text as key, trim_scale(step.price)::text, count(*), 1
    from unnest(array[1.15, 1.30, 1.50, 2.00]) as factor
    cross join lateral (select round(q.price_max * factor) as price) as step
    join near on near.missed = 'price' and near.price <= step.price and near.price >= coalesce(q.price_min, 0)
    group by step.price order by step.price limit 1
  ), elsewhere as (
    select 'area', a.slug, a.name, count(*), 2
    from (
      select unnest(home_areas) as slug
      union
      select unnest(asked.neighbours) from public.areas asked where asked.slug = any(q.areas || home_areas)
    ) as candidate
    join public.areas a on a.slug = candidate.slug
    join near on near.missed = 'area' and near.area = a.slug
    group by a.slug, a.name
  ), related as (
    select 'type', alternative.kind, alternative.kind, count(*), 3
    from (
      select distinct pair.alternative as kind
      from (values ('apartment', 'penthouse'), ('apartment', 'studio'), ('villa', 'townhouse'), ('villa', 'villa_village'),
        ('penthouse', 'apartment'), ('townhouse', 'villa'), ('studio', 'apartment'), ('villa_village', 'villa')
      ) as pair (asked, alternative)
      where pair.asked = any(q.types) and not pair.alternative = any(q.kinds)
    ) as alternative
    join near on near.missed = 'type' and alternative.kind = any(near.kinds)
    group by alternative.kind
  ), resized as (
    select 'bedrooms', wish.bedrooms::text, wish.bedrooms::text, count(*), 4
    from unnest(array[q.bedrooms_min - 1, q.bedrooms_max + 1]) as wish (bedrooms)
    join near on near.missed = 'bedrooms' and near.bedrooms = wish.bedrooms
    where wish.bedrooms >= 0
    group by wish.bedrooms
  )
  select * from raised union all select * from elsewhere union all select * from related union all select * from resized;
end
$$;

-- Where the rest of the wish can be met, when the place is unknown or its surroundings have nothing either.
create function internal.biggest_areas(q internal.property_query)
returns table (constraint_name text, key text, value text, count bigint, priority integer)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  return query
  select 'area', a.slug, a.name, count(*), 2
  from public.properties p
  join public.areas a on a.slug = p.norm_area
  where internal.meets_fixed(p, q) and internal.meets_price(p, q) and internal.meets_type(p, q)
    and internal.meets_bedrooms(p, q)
  group by a.slug, a.name
  order by count(*) desc, a.slug limit 3;
end
$$;

create function internal.relax(q internal.property_query, constraint_name text, key text)
returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
begin
  case constraint_name
    when 'price' then
      q.price_max := key::numeric;
    when 'area' then
      q.areas := array[key];
      q.buildings := '{}';
    when 'type' then
      q.types := array[key];
      q.kinds := array[key];
    when 'bedrooms' then
      q.bedrooms_min := key::integer;
      q.bedrooms_max := key::integer;
  end case;
  return q;
end
$$;

-- p: {tenantId, criteria, limit, cursor} → contracts' PropertyPage. The cursor belongs to its criteria and carries
-- the alternative the first page was found with. Raises 22023 for a cursor or criteria that cannot be read.
create function public.search_properties(p jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_limit integer := least(greatest(coalesce((p ->> 'limit')::integer, 10), 1), 100);
  v_criteria jsonb := coalesce(p -> 'criteria', '{}');
  v_fingerprint text := md5(v_criteria::text);
  v_cursor jsonb;
  v_read record;
  v_query internal.property_query;
  v_page record;
  v_found jsonb := '[]';
  v_relaxation jsonb;
begin
  v_read := internal.read_property_query((p ->> 'tenantId')::uuid, v_criteria);
  v_query := v_read.query;
  if p ->> 'cursor' is not null then
    v_cursor := internal.read_cursor(p ->> 'cursor', v_fingerprint);
    v_relaxation := v_cursor -> 'relaxed';
  end if;
  if v_relaxation is not null then
    v_query := internal.relax(v_query, v_relaxation ->> 'constraint', v_relaxation ->> 'key');
  end if;
  v_page := internal.read_page(v_query, v_limit, (v_cursor ->> 'position')::numeric, (v_cursor ->> 'id')::uuid);

  if v_page.total = 0 and v_cursor is null then
    if not v_query.places_wanted or v_query.areas || v_query.buildings <> '{}' then
      v_found := (
        select coalesce(jsonb_agg(to_jsonb(r) order by r.count desc, r.priority, r.key), '[]')
        from internal.find_relaxations(v_query, v_read.home_areas) r);
    end if;
    if v_found <> '[]' then
      v_relaxation := jsonb_build_object('constraint', v_found #> '{0,constraint_name}', 'key', v_found #> '{0,key}',
        'value', v_found #> '{0,value}');
      v_found := v_found - 0;
      v_query := internal.relax(v_query, v_relaxation ->> 'constraint', v_relaxation ->> 'key');
      v_page := internal.read_page(v_query, v_limit, null, null);
    elsif v_query.places_wanted then
      v_found := (
        select coalesce(jsonb_agg(to_jsonb(r) order by r.count desc, r.key), '[]') from internal.biggest_areas(v_query) r);
    end if;
  end if;

  return jsonb_strip_nulls(jsonb_build_object(
    'tier', case when v_page.total = 0 then 'none' when v_relaxation is null then 'exact' else 'relaxed' end,
    'properties', v_page.properties,
    'total', v_page.total,
    'nextCursor', internal.write_cursor(v_page.last_position, v_page.last_id, v_relaxation, v_fingerprint),
    'resolvedAreas', to_jsonb(v_read.resolved),
    'unknownAreas', to_jsonb(v_read.unknown),
    'relaxation', case when v_relaxation is not null then jsonb_build_object(
      'constraint', v_relaxation -> 'constraint', 'value', v_relaxation -> 'value', 'count', v_page.total) end,
    'suggestions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'constraint', item -> 'constraint_name', 'value', item -> 'value', 'count', item -> 'count') order by position), '[]')
      from jsonb_array_elements(v_found) with ordinality as found (item, position))
  ));
end
$$;

create function internal.write_cursor(last_position numeric, last_id uuid, relaxed jsonb, fingerprint text) returns text
language sql immutable set search_path = ''
as $$
  select case when last_id is not null then replace(encode(convert_to(jsonb_strip_nulls(jsonb_build_object(
    'position', last_position::text, 'id', last_id, 'relaxed', relaxed, 'for', fingerprint))::text, 'utf8'), 'base64'), E'\n', '') end
$$;

create function internal.read_cursor(cursor_text text, fingerprint text) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_cursor jsonb;
begin
  begin
    v_cursor := convert_from(decode(cursor_text, 'base64'), 'utf8')::jsonb;
  exception when others then
    raise exception 'The cursor cannot be read.' using errcode = '22023', hint = 'Search again without a cursor.';
  end;
  if v_cursor ->> 'for' is distinct from fingerprint then
    raise exception 'The cursor belongs to another search.' using errcode = '22023', hint = 'Search again without a cursor.';
  end if;
  return v_cursor;
end
$$;

-- A listing by its short id, its id, or its id in the source system; null when the tenant has none.
create function public.find_property(p_tenant_id uuid, p_ref text) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  v_id uuid;
  v_property public.properties;
begin
  select * into v_property from public.properties where tenant_id = p_tenant_id and short_ref = lower(trim(p_ref));
  if not found and trim(p_ref) ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    v_id := trim(p_ref)::uuid;
    select * into v_property from public.properties where tenant_id = p_tenant_id and original_property_id = v_id;
    if not found then
      select * into v_property from public.properties where tenant_id = p_tenant_id and id = v_id;
    end if;
  end if;
  return case when v_property.id is not null then internal.property_json(v_property) end;
end
$$;

grant execute on function public.search_properties, public.find_property to service_role;
grant execute on all functions in schema internal to service_role;
