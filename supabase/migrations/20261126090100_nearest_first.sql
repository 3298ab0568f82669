-- A circle that holds nothing is widened to a page of the nearest, not to a whole city: an index hands out the nearest,
-- while everything within a wide circle had to be counted. The other things to give up are counted from the sums where
-- they are enough, and a raised budget above the old one only.

create function internal.wider_circle(q internal.property_query)
returns table (constraint_name text, key text, value text, count bigint, priority integer)
language plpgsql stable set search_path = ''
as $$
declare
  v_reach constant internal.property_query := internal.relax(q, 'radius', (q.radius_km * 4)::text);
  v_chords double precision[];
begin
  if q.centre is null then return; end if;
  execute 'select array_agg(nearest.chord order by nearest.chord) from (
    select p.norm_point operator(extensions.<->) ($1).centre as chord from public.properties p
    where internal.meets_all(p, $1) order by 1 limit 100) as nearest'
  into v_chords using v_reach;
  if v_chords is null then return; end if;
  -- To the next hundred metres that hold all of the page.
  constraint_name := 'radius';
  key := trim_scale(least(floor(internal.surface_km(v_chords[least(10, cardinality(v_chords))]) * 10 + 1) / 10,
    v_reach.radius_km)::numeric)::text;
  value := key;
  priority := 6;
  count := (select count(*) from unnest(v_chords) as chord where chord <= internal.chord_of(key::double precision));
  if count = 100 then count := internal.count_matches(internal.relax(q, 'radius', key)); end if;
  return next;
end
$$;

-- Listings of a search by area, types and bedrooms; from the sums where they know all it asks about.
create function internal.counts_by(q internal.property_query)
returns table (area text, kinds integer, bedrooms integer, matches bigint)
language plpgsql stable set search_path = ''
as $$
begin
  if internal.is_summarised(q) then
    return query
    select nullif(cells.area, ''), cells.kinds, nullif(cells.bedrooms, -1), cells.count from (
      -- An order by price or size leaves out what does not state it.
      select s.area, s.kinds, s.bedrooms, sum(case when q.sort in ('price_asc', 'price_desc') then s.priced
        when q.sort in ('size_asc', 'size_desc') then s.sized else s.listings end)::bigint as count
      from internal.summary_of(q) s group by 1, 2, 3
    ) as cells where cells.count > 0;
  else
    return query execute 'select p.norm_area, p.norm_kind_bits, p.norm_bedrooms, count(*)
      from public.properties p where internal.meets_all(p, $1) group by 1, 2, 3' using q;
  end if;
end
$$;

create or replace function internal.find_relaxations(q internal.property_query, home_areas text[])
returns table (constraint_name text, key text, value text, count bigint, priority integer)
language plpgsql stable set search_path = ''
as $$
declare
  v_query internal.property_query;
  v_names text[];
  v_numbers integer[];
begin
  -- Half as much again of 1.5 million is 2 250 000 to the dirham; the first step that finds something is taken.
  if q.price_max is not null then
    v_query := internal.relax(q, 'price', round(q.price_max * 2.0)::bigint::text);
    -- Up to the budget there is nothing, or nobody would ask.
    v_query.price_min := q.price_max + 1;
    return query execute $query$
      select 'price', step.price::text, step.price::text, count(*), 1
      from unnest(array[1.15, 1.30, 1.50, 2.00]) as factor
      cross join lateral (select round(($1).price_max * factor)::bigint as price) as step
      join (select p.norm_price_compare as price from public.properties p where internal.meets_all(p, $2)) as near
        on near.price <= step.price
      group by step.price order by step.price limit 1
    $query$ using q, v_query;
  end if;

  if q.places_wanted then
    v_query := q;
    v_query.buildings := '{}';
    v_query.areas := array(
      select unnest(home_areas)
      union
      select unnest(asked.neighbours) from public.areas asked where asked.slug = any(q.areas || home_areas)
      except
      select unnest(q.areas));
    return query
    select 'area', a.slug, a.name, sum(found.matches)::bigint, 2
    from internal.counts_by(v_query) as found join public.areas a on a.slug = found.area
    group by a.slug, a.name;
  end if;

  v_names := array(
    select distinct pair.alternative
    from (values ('apartment', 'penthouse'), ('apartment', 'studio'), ('villa', 'townhouse'), ('villa', 'villa_village'),
      ('penthouse', 'apartment'), ('townhouse', 'villa'), ('studio', 'apartment'), ('villa_village', 'villa'),
      -- For a type nobody lists, what most people look for.
      ('', 'apartment'), ('', 'villa'), ('', 'townhouse'), ('', 'penthouse')
    ) as pair (asked, alternative)
    where (pair.asked = any(q.types) and not pair.alternative = any(q.kinds)) or (pair.asked = '' and q.kind_bits = 0));
  if v_names <> '{}' then
    v_query := q;
    v_query.kind_bits := internal.kind_bits(v_names);
    return query
    select 'type', alternative.kind, alternative.kind, sum(found.matches)::bigint, 3
    from internal.counts_by(v_query) as found
    join (select kind, internal.kind_bits(array[kind]) as bits from unnest(v_names) as kind) as alternative
      on found.kinds & alternative.bits <> 0
    group by alternative.kind;
  end if;

  v_numbers := array_remove(array[case when q.bedrooms_min > 0 then q.bedrooms_min - 1 end, q.bedrooms_max + 1], null);
  if v_numbers <> '{}' then
    v_query := q;
    select min(wish), max(wish) into v_query.bedrooms_min, v_query.bedrooms_max from unnest(v_numbers) as wish;
    return query
    select 'bedrooms', found.bedrooms::text, found.bedrooms::text, sum(found.matches)::bigint, 4
    from internal.counts_by(v_query) as found where found.bedrooms = any(v_numbers) group by found.bedrooms;
  end if;

  return query
  select wish.name, wish.key, wish.key, found.matches, 5
  from (
    select 'size' as name, '' as key where q.size_min is not null or q.size_max is not null
    union all
    select 'feature', feature from unnest(q.features) as feature
  ) as wish
  cross join lateral (select internal.count_matches(internal.relax(q, wish.name, wish.key)) as matches) as found
  where found.matches > 0;

  return query select * from internal.wider_circle(q);
end
$$;

grant execute on all functions in schema internal to service_role;
