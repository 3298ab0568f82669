-- What to give up when nothing matches: one constraint, then two.

create function internal.relax(q internal.property_query, constraint_name text, key text)
returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
begin
  case constraint_name
    when 'price' then q.price_max := key::bigint;
    when 'area' then q.areas := array[key]; q.buildings := '{}';
    when 'type' then q.types := array[key]; q.kind_bits := internal.kind_bits(q.types);
    when 'bedrooms' then q.bedrooms_min := key::integer; q.bedrooms_max := key::integer;
    when 'size' then q.size_min := null; q.size_max := null;
    when 'feature' then q.feature_bits := q.feature_bits & ~internal.feature_bits(array[key]);
    when 'radius' then q.radius_km := key::double precision;
  end case;
  return q;
end
$$;

-- Gives a constraint up altogether. The price stays what results are close to.
create function internal.give_up(q internal.property_query, constraint_name text) returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
begin
  case constraint_name
    when 'price' then q.price_min := null; q.price_max := null;
    when 'area' then
      q.places_wanted := false; q.areas := '{}'; q.buildings := '{}';
      q.centre := null; q.radius_km := null;
    when 'type' then q.kind_bits := null;
    when 'bedrooms' then q.bedrooms_min := null; q.bedrooms_max := null;
    when 'size' then q.size_min := null; q.size_max := null;
    when 'feature' then q.feature_bits := 0;
  end case;
  return q;
end
$$;

create function internal.asked_constraints(q internal.property_query) returns text[]
language sql immutable set search_path = ''
as $$
  select array_remove(array[
    case when (q).price_min is not null or (q).price_max is not null then 'price' end,
    case when (q).places_wanted or (q).centre is not null then 'area' end,
    case when (q).kind_bits is not null then 'type' end,
    case when (q).bedrooms_min is not null or (q).bedrooms_max is not null then 'bedrooms' end,
    case when (q).size_min is not null or (q).size_max is not null then 'size' end,
    case when (q).feature_bits <> 0 then 'feature' end], null)
$$;

-- What giving up one constraint would find: the price raised step by step, a neighbouring area, a related type, one
-- bedroom more or less, any size, without a feature, a wider circle. Every branch keeps all the other constraints.
create function internal.find_relaxations(q internal.property_query, home_areas text[])
returns table (constraint_name text, key text, value text, count bigint, priority integer)
language plpgsql stable set search_path = ''
as $$
declare
  v_step record;
begin
  -- Half as much again of 1.5 million is 2 250 000 to the dirham; the first step that finds something is taken.
  if q.price_max is not null then
    return query execute $query$
      select 'price', step.price::text, step.price::text, count(*), 1
      from unnest(array[1.15, 1.30, 1.50, 2.00]) as factor
      cross join lateral (select round(($1).price_max * factor)::bigint as price) as step
      join (select p.norm_price_compare as price from public.properties p where internal.meets_all(p, $2)) as near
        on near.price <= step.price
      group by step.price order by step.price limit 1
    $query$ using q, internal.relax(q, 'price', round(q.price_max * 2.0)::bigint::text);
  end if;

  return query
  select 'area', a.slug, a.name, found.matches, 2
  from (
    select unnest(home_areas) as slug
    union
    select unnest(asked.neighbours) from public.areas asked where asked.slug = any(q.areas || home_areas)
  ) as candidate
  join public.areas a on a.slug = candidate.slug and not a.slug = any(q.areas)
  cross join lateral (select internal.count_matches(internal.relax(q, 'area', a.slug)) as matches) as found
  where q.places_wanted and found.matches > 0;

  return query
  select 'type', alternative.kind, alternative.kind, found.matches, 3
  from (
    select distinct pair.alternative as kind
    from (values ('apartment', 'penthouse'), ('apartment', 'studio'), ('villa', 'townhouse'), ('villa', 'villa_village'),
      ('penthouse', 'apartment'), ('townhouse', 'villa'), ('studio', 'apartment'), ('villa_village', 'villa'),
      -- For a type nobody lists, what most people look for.
      ('', 'apartment'), ('', 'villa'), ('', 'townhouse'), ('', 'penthouse')
    ) as pair (asked, alternative)
    where (pair.asked = any(q.types) and not pair.alternative = any(q.kinds)) or (pair.asked = '' and q.kind_bits = 0)
  ) as alternative
  cross join lateral (select internal.count_matches(internal.relax(q, 'type', alternative.kind)) as matches) as found
  where found.matches > 0;

  return query
  select 'bedrooms', wish.bedrooms::text, wish.bedrooms::text, found.matches, 4
  from unnest(array[q.bedrooms_min - 1, q.bedrooms_max + 1]) as wish (bedrooms)
  cross join lateral (select internal.count_matches(internal.relax(q, 'bedrooms', wish.bedrooms::text)) as matches) as found
  where wish.bedrooms >= 0 and found.matches > 0;

  return query
  select wish.name, wish.key, wish.key, found.matches, 5
  from (
    select 'size' as name, '' as key where q.size_min is not null or q.size_max is not null
    union all
    select 'feature', feature from unnest(q.features) as feature
  ) as wish
  cross join lateral (select internal.count_matches(internal.relax(q, wish.name, wish.key)) as matches) as found
  where found.matches > 0;

  for v_step in select q.radius_km * factor as km from unnest(array[2, 4]) as factor where q.centre is not null loop
    count := internal.count_matches(internal.relax(q, 'radius', v_step.km::text));
    continue when count = 0;
    constraint_name := 'radius'; key := v_step.km::text; value := key; priority := 6;
    return next;
    exit;
  end loop;
end
$$;

-- Where the rest of the wish can be met, when nobody knows the place.
create function internal.biggest_areas(q internal.property_query)
returns table (constraint_name text, key text, value text, count bigint, priority integer)
language plpgsql stable set search_path = ''
as $$
begin
  return query execute $query$
    select 'area', a.slug, a.name, found.matches, 2
    from (
      select p.norm_area as slug, count(*) as matches from public.properties p where internal.meets_all(p, $1) group by 1
    ) as found
    join public.areas a on a.slug = found.slug
    order by found.matches desc, a.slug limit 3
  $query$ using internal.give_up(q, 'area');
end
$$;

grant execute on all functions in schema internal to service_role;
