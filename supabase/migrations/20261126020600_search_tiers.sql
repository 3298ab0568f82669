-- `search_properties` in its four tiers: what was asked, one constraint relaxed, two given up, and a picture of the
-- market when even that finds nothing. One call, whatever it comes to.

-- Listings of one area, one set of types and one price bucket; what the pictures below are drawn from.
create type internal.market_cell as (area text, kinds integer, bucket integer, count bigint, lowest bigint);

create function internal.market_cells(q internal.property_query) returns internal.market_cell[]
language plpgsql stable set search_path = ''
as $$
declare
  v_cells internal.market_cell[];
begin
  execute $query$
    select array_agg(row(area, kinds, bucket, count, lowest)::internal.market_cell)
    from (
      select p.norm_area as area, p.norm_kind_bits as kinds, width_bucket(p.norm_price_compare,
        array[50000, 100000, 200000, 500000, 1000000, 2000000, 5000000]::bigint[]) as bucket,
        count(*) as count, min(p.norm_price_compare) as lowest
      from public.properties p where internal.meets_all(p, $1) group by 1, 2, 3
    ) as cells
  $query$ into v_cells using q;
  return coalesce(v_cells, '{}');
end
$$;

-- The cells a wish's area and types allow.
create function internal.cells_within(cells internal.market_cell[], areas text[], kind_bits integer)
returns internal.market_cell[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg(cell::internal.market_cell), '{}') from unnest(cells) as cell
  where (areas is null or cell.area = any(areas)) and (kind_bits is null or cell.kinds & kind_bits <> 0)
$$;

create function internal.cells_total(cells internal.market_cell[]) returns bigint
language sql immutable set search_path = ''
as $$ select coalesce(sum(cell.count), 0)::bigint from unnest(cells) as cell $$;

-- How many there are, how many of them meet the area, the budget and the type of the wish alone, the biggest areas with
-- their entry prices, types as a search for them would find them, and price buckets.
create function internal.market_picture(cells internal.market_cell[], scope internal.property_query, wish internal.property_query)
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
    'areas', (
      select coalesce(jsonb_agg(jsonb_build_object('area', a.name, 'count', biggest.count, 'priceFrom', biggest.lowest)
        order by biggest.count desc, a.slug), '[]')
      from (
        select cell.area, sum(cell.count) as count, min(cell.lowest) as lowest
        from unnest(cells) as cell where exists (select from public.areas where slug = cell.area)
        group by cell.area order by sum(cell.count) desc, cell.area limit 5
      ) as biggest join public.areas a on a.slug = biggest.area),
    'types', (
      select coalesce(jsonb_agg(jsonb_build_object('type', kinds.kind, 'count', kinds.count) order by kinds.count desc, kinds.kind), '[]')
      from (
        select kind, sum(cell.count) as count
        from unnest(array['apartment', 'villa', 'villa_village', 'townhouse', 'penthouse', 'studio', 'plot', 'commercial']) as kind
        join unnest(cells) as cell on cell.kinds & internal.kind_bits(array[kind]) <> 0 group by kind
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

-- The two constraints to give up together: price with area or type with price, whichever finds more; else the first
-- other pair that finds anything. One reading of the listings decides between the first two and draws the picture.
create function internal.find_pair(q internal.property_query, out pair text[], out total bigint, out picture jsonb)
language plpgsql stable set search_path = ''
as $$
declare
  v_asked text[] := internal.asked_constraints(q);
  v_open internal.property_query := internal.give_up(internal.give_up(internal.give_up(q, 'price'), 'area'), 'type');
  v_cells internal.market_cell[];
  v_candidate internal.market_cell[];
  v_other record;
  v_scope internal.property_query;
begin
  total := 0;
  if 'price' = any(v_asked) and v_asked && '{area,type}' then
    v_cells := internal.market_cells(v_open);
    if 'area' = any(v_asked) then
      pair := '{price,area}';
      v_candidate := internal.cells_within(v_cells, null, q.kind_bits);
      total := internal.cells_total(v_candidate);
    end if;
    -- A building or a circle is no area of cells: that pair is counted by itself.
    if 'type' = any(v_asked) then
      v_scope := internal.give_up(internal.give_up(q, 'price'), 'type');
      if not 'area' = any(v_asked) or (q.buildings = '{}' and q.centre is null) then
        v_cells := internal.cells_within(v_cells, case when q.places_wanted then q.areas end, null);
      else
        v_cells := internal.market_cells(v_scope);
      end if;
      if internal.cells_total(v_cells) > total then
        pair := '{price,type}';
        v_candidate := v_cells;
        total := internal.cells_total(v_cells);
      end if;
    end if;
  end if;
  if total = 0 then
    pair := null;
    for v_other in
      select a.name as first, b.name as second
      from unnest(v_asked) with ordinality as a (name, position)
      join unnest(v_asked) with ordinality as b (name, position) on b.position > a.position
      where not (a.name = 'price' and b.name in ('area', 'type'))
      order by a.position, b.position
    loop
      v_scope := internal.give_up(internal.give_up(q, v_other.first), v_other.second);
      total := internal.count_matches(v_scope);
      continue when total = 0;
      pair := array[v_other.first, v_other.second];
      v_candidate := internal.market_cells(v_scope);
      exit;
    end loop;
  end if;
  if pair is not null then
    picture := internal.market_picture(v_candidate, internal.give_up(internal.give_up(q, pair[1]), pair[2]), q);
  end if;
end
$$;

-- Everything of the tenant for sale, or to rent, whatever else was wished.
create function internal.whole_market(q internal.property_query) returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
declare
  v_name text;
begin
  foreach v_name in array internal.asked_constraints(q) loop
    q := internal.give_up(q, v_name);
  end loop;
  q.excluded_areas := '{}'; q.excluded_buildings := '{}'; q.excluded_feature_bits := 0;
  return q;
end
$$;

-- p: {tenantId, criteria, limit, cursor} → contracts' PropertyPage. The cursor belongs to its criteria and carries
-- what the first page gave up. Raises 22023 for a cursor or criteria that cannot be read.
create function public.search_properties(p jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_limit integer := least(greatest(coalesce((p ->> 'limit')::integer, 10), 1), 100);
  v_criteria jsonb := coalesce(p -> 'criteria', '{}');
  v_fingerprint text := md5(v_criteria::text);
  v_read record;
  v_wish internal.property_query;
  v_query internal.property_query;
  v_page record;
  v_cursor jsonb;
  v_found jsonb := '[]';
  v_given_up jsonb;
  v_pair record;
  v_market jsonb;
  v_total bigint;
  v_tier text := 'exact';
begin
  v_read := internal.read_property_query((p ->> 'tenantId')::uuid, v_criteria);
  v_wish := v_read.query;
  v_query := v_wish;
  if p ->> 'cursor' is not null then
    v_cursor := internal.read_cursor(p ->> 'cursor', v_fingerprint);
    v_given_up := v_cursor -> 'relaxed';
    v_query := internal.apply_given_up(v_wish, v_given_up);
    v_tier := case when v_given_up is null then 'exact' when v_given_up ? 'pair' then 'broadened' else 'relaxed' end;
  end if;
  v_page := internal.read_page(v_query, v_limit, (v_cursor ->> 'position')::double precision, (v_cursor ->> 'id')::uuid, null);

  if v_page.total = 0 and v_cursor is null then
    v_tier := 'none';
    if v_wish.places_wanted and v_wish.areas || v_wish.buildings = '{}' then
      v_found := (select coalesce(jsonb_agg(to_jsonb(r) order by r.count desc, r.key), '[]') from internal.biggest_areas(v_wish) r);
    else
      v_found := (select coalesce(jsonb_agg(to_jsonb(r) order by r.count desc, r.priority, r.key), '[]')
        from internal.find_relaxations(v_wish, v_read.home_areas) r);
      if v_found <> '[]' then
        v_tier := 'relaxed';
        v_total := (v_found #>> '{0,count}')::bigint;
        v_given_up := jsonb_build_object('constraint', v_found #> '{0,constraint_name}', 'key', v_found #> '{0,key}',
          'value', v_found #> '{0,value}');
        v_found := v_found - 0;
      end if;
    end if;
    if v_found = '[]' and v_given_up is null then
      v_pair := internal.find_pair(v_wish);
      if v_pair.pair is not null then
        v_tier := 'broadened';
        v_given_up := jsonb_build_object('pair', to_jsonb(v_pair.pair));
        v_market := v_pair.picture;
        v_total := v_pair.total;
      else
        v_query := internal.whole_market(v_wish);
        v_market := internal.market_picture(internal.market_cells(v_query), v_query, v_wish);
        v_total := (v_market ->> 'total')::bigint;
        v_tier := case when v_total > 0 then 'market' else 'none' end;
        v_limit := least(v_limit, 3);
      end if;
    end if;
    if v_tier <> 'none' then
      v_query := case when v_tier = 'market' then v_query else internal.apply_given_up(v_wish, v_given_up) end;
      v_page := internal.read_page(v_query, v_limit, null, null, v_total);
    end if;
  end if;

  return jsonb_strip_nulls(jsonb_build_object(
    'tier', v_tier,
    'properties', v_page.properties,
    -- A sample of the market matches nothing that was asked.
    'total', case when v_tier = 'market' then jsonb_array_length(v_page.properties) else v_page.total end,
    'nextCursor', case when v_tier <> 'market' then
      internal.write_cursor(v_page.last_position, v_page.last_id, v_given_up, v_fingerprint) end,
    'resolvedAreas', to_jsonb(v_read.resolved),
    'unknownAreas', to_jsonb(v_read.unknown),
    'relaxation', case when v_tier = 'relaxed' then jsonb_build_object(
      'constraint', v_given_up -> 'constraint', 'value', v_given_up -> 'value', 'count', v_page.total) end,
    'givenUp', v_given_up -> 'pair',
    'market', v_market,
    'suggestions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'constraint', item -> 'constraint_name', 'value', item -> 'value', 'count', item -> 'count') order by position), '[]')
      from jsonb_array_elements(v_found) with ordinality as found (item, position))
  ));
end
$$;

create function internal.apply_given_up(q internal.property_query, given_up jsonb) returns internal.property_query
language plpgsql immutable set search_path = ''
as $$
declare
  v_name text;
begin
  if given_up ? 'pair' then
    for v_name in select jsonb_array_elements_text(given_up -> 'pair') loop
      q := internal.give_up(q, v_name);
    end loop;
    return q;
  end if;
  return case when given_up is null then q else internal.relax(q, given_up ->> 'constraint', given_up ->> 'key') end;
end
$$;

drop function internal.write_cursor(numeric, uuid, jsonb, text);
create function internal.write_cursor(last_position double precision, last_id uuid, relaxed jsonb, fingerprint text) returns text
language sql immutable set search_path = ''
as $$
  select case when last_id is not null then replace(encode(convert_to(jsonb_strip_nulls(jsonb_build_object(
    'position', last_position::text, 'id', last_id, 'relaxed', relaxed, 'for', fingerprint))::text, 'utf8'), 'base64'), E'\n', '') end
$$;

grant execute on function public.search_properties to service_role;
grant execute on all functions in schema internal to service_role;
