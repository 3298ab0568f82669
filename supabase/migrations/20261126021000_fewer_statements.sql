-- The same answers from fewer statements: planning one takes longer than counting what it finds.

-- Gives a constraint up altogether. Without a budget the closest to it come first, which an index answers: the cheapest
-- above a maximum, the dearest below a minimum. What has no price cannot be close.
create or replace function internal.give_up(q internal.property_query, constraint_name text) returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
begin
  case constraint_name
    when 'price' then
      if q.sort = 'best_match' and (q.price_min is not null or q.price_max is not null) then
        q.sort := case when q.price_max is null then 'price_desc' else 'price_asc' end;
      end if;
      q.price_min := null; q.price_max := null;
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

-- The market as a whole, in its standing order.
create or replace function internal.whole_market(q internal.property_query) returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
declare
  v_name text;
begin
  foreach v_name in array internal.asked_constraints(q) loop
    q := internal.give_up(q, v_name);
  end loop;
  q.sort := 'best_match';
  q.price_target := null;
  q.excluded_areas := '{}'; q.excluded_buildings := '{}'; q.excluded_feature_bits := 0;
  return q;
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

  if q.places_wanted then
    v_query := q;
    v_query.buildings := '{}';
    v_query.areas := array(
      select unnest(home_areas)
      union
      select unnest(asked.neighbours) from public.areas asked where asked.slug = any(q.areas || home_areas)
      except
      select unnest(q.areas));
    return query execute $query$
      select 'area', a.slug, a.name, found.matches, 2
      from (
        select p.norm_area as slug, count(*) as matches from public.properties p where internal.meets_all(p, $1) group by 1
      ) as found join public.areas a on a.slug = found.slug
    $query$ using v_query;
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
    return query execute $query$
      select 'type', alternative.kind, alternative.kind, count(*), 3
      from public.properties p
      join (select kind, internal.kind_bits(array[kind]) as bits from unnest($2) as kind) as alternative
        on p.norm_kind_bits & alternative.bits <> 0
      where internal.meets_all(p, $1) group by alternative.kind
    $query$ using v_query, v_names;
  end if;

  v_numbers := array_remove(array[case when q.bedrooms_min > 0 then q.bedrooms_min - 1 end, q.bedrooms_max + 1], null);
  if v_numbers <> '{}' then
    v_query := q;
    select min(wish), max(wish) into v_query.bedrooms_min, v_query.bedrooms_max from unnest(v_numbers) as wish;
    return query execute $query$
      select 'bedrooms', p.norm_bedrooms::text, p.norm_bedrooms::text, count(*), 4
      from public.properties p
      where internal.meets_all(p, $1) and p.norm_bedrooms = any($2) group by p.norm_bedrooms
    $query$ using v_query, v_numbers;
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

  for v_step in select q.radius_km * factor as km from unnest(array[2, 4]) as factor where q.centre is not null loop
    count := internal.count_matches(internal.relax(q, 'radius', v_step.km::text));
    continue when count = 0;
    constraint_name := 'radius'; key := v_step.km::text; value := key; priority := 6;
    return next;
    exit;
  end loop;
end
$$;

-- The biggest areas of a set of cells with their entry prices, which one reading of those areas finds.
create function internal.biggest_of(cells internal.market_cell[], scope internal.property_query) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_scope internal.property_query := scope;
  v_areas jsonb;
begin
  v_scope.places_wanted := true;
  v_scope.buildings := '{}';
  v_scope.areas := array(
    select cell.area from unnest(cells) as cell where exists (select from public.areas where slug = cell.area)
    group by cell.area order by sum(cell.count) desc, cell.area limit 5);
  execute $query$
    with lowest as materialized (
      select p.norm_area as slug, min(p.norm_price_compare) as price from public.properties p
      where internal.meets_all(p, $1) group by 1
    )
    select coalesce(jsonb_agg(jsonb_build_object('area', a.name, 'count', found.count, 'priceFrom', lowest.price)
      order by found.count desc, a.slug), '[]')
    from (
      select cell.area as slug, sum(cell.count) as count from unnest($2) as cell
      where cell.area = any(($1).areas) group by cell.area
    ) as found
    join public.areas a on a.slug = found.slug left join lowest on lowest.slug = found.slug
  $query$ into v_areas using v_scope, cells;
  return v_areas;
end
$$;

drop function internal.lowest_price;

create or replace function internal.market_picture(cells internal.market_cell[], scope internal.property_query, wish internal.property_query)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_scope internal.property_query := scope;
begin
  v_scope.price_min := wish.price_min;
  v_scope.price_max := wish.price_max;
  return jsonb_strip_nulls(jsonb_build_object(
    'total', internal.cells_total(cells),
    'inArea', case when wish.areas <> '{}' and wish.buildings = '{}' then
      internal.cells_total(internal.cells_within(cells, wish.areas, null)) end,
    'inBudget', case when wish.price_min is not null or wish.price_max is not null then internal.count_matches(v_scope) end,
    'ofType', case when wish.kind_bits is not null then internal.cells_total(internal.cells_within(cells, null, wish.kind_bits)) end,
    'areas', internal.biggest_of(cells, scope),
    'types', (
      select coalesce(jsonb_agg(jsonb_build_object('type', kinds.kind, 'count', kinds.count) order by kinds.count desc, kinds.kind), '[]')
      from (
        select alternative.kind, sum(cell.count) as count
        from (
          select kind, internal.kind_bits(array[kind]) as bits
          from unnest(array['apartment', 'villa', 'villa_village', 'townhouse', 'penthouse', 'studio', 'plot', 'commercial']) as kind
        ) as alternative
        join (select c.kinds, sum(c.count) as count from unnest(cells) as c group by c.kinds) as cell
          on cell.kinds & alternative.bits <> 0
        group by alternative.kind
      ) as kinds),
    'prices', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'from', (array[0, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000]::bigint[])[buckets.bucket + 1],
        'to', (array[50000, 100000, 200000, 500000, 1000000, 2000000, 5000000, null]::bigint[])[buckets.bucket + 1],
        'count', buckets.count) order by buckets.bucket), '[]')
      from (
        select cell.bucket, sum(cell.count) as count from unnest(cells) as cell
        where cell.bucket is not null group by cell.bucket
      ) as buckets)));
end
$$;

grant execute on all functions in schema internal to service_role;
