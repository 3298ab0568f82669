-- Sums of the listings, kept by triggers: what a picture of the market and averages over a whole market are made of.
-- Only what adds up is kept (counts and sums); medians and lowest prices are read from the indexes.

create table public.market_summary (
  tenant_id uuid not null,
  transaction text not null,
  -- '' and -1 stand for unknown, so that they can be part of the key.
  area text not null,
  kinds integer not null,
  bedrooms integer not null,
  bucket integer not null,
  listings bigint not null,
  priced bigint not null,
  price_sum numeric not null,
  sized bigint not null,
  size_sum numeric not null,
  rated bigint not null,
  -- Of prices per square foot, to the fourth digit, so that sums are exact whatever comes and goes.
  rate_sum numeric not null,
  primary key (tenant_id, transaction, area, kinds, bedrooms, bucket)
);
alter table public.market_summary enable row level security;
revoke all on public.market_summary from anon, authenticated;
grant all on public.market_summary to service_role;

create function internal.price_bucket(price bigint) returns integer
language sql immutable parallel safe
as $$ select width_bucket(price, array[50000, 100000, 200000, 500000, 1000000, 2000000, 5000000]::bigint[]) $$;

-- Adds listings to the summary, or takes them out with sign -1.
create function internal.summarise_listing(p public.properties, sign integer) returns public.market_summary
language sql immutable
as $$
  select row(p.tenant_id, coalesce(p.norm_transaction, ''), coalesce(p.norm_area, ''), p.norm_kind_bits,
    coalesce(p.norm_bedrooms, -1), coalesce(internal.price_bucket(p.norm_price_compare), -1), sign,
    case when p.norm_price_compare is null then 0 else sign end, coalesce(p.norm_price_compare, 0) * sign,
    case when p.norm_size is null then 0 else sign end, coalesce(p.norm_size, 0) * sign,
    case when p.norm_price_compare is null or p.norm_size is null then 0 else sign end,
    coalesce(round(p.norm_price_compare::numeric / p.norm_size, 4), 0) * sign)::public.market_summary
$$;

create function internal.add_to_summary(changes public.market_summary[]) returns void
language plpgsql set search_path = ''
as $$
begin
  -- In the order of the key, so that two writers lock the rows they share in the same order.
  insert into public.market_summary as s
  select tenant_id, transaction, area, kinds, bedrooms, bucket, sum(listings), sum(priced), sum(price_sum), sum(sized),
    sum(size_sum), sum(rated), sum(rate_sum)
  from unnest(changes) group by 1, 2, 3, 4, 5, 6
  having sum(listings) <> 0 or sum(priced) <> 0 or sum(price_sum) <> 0 or sum(size_sum) <> 0 or sum(rate_sum) <> 0
    or sum(sized) <> 0
  order by 1, 2, 3, 4, 5, 6
  on conflict (tenant_id, transaction, area, kinds, bedrooms, bucket) do update set
    listings = s.listings + excluded.listings, priced = s.priced + excluded.priced,
    price_sum = s.price_sum + excluded.price_sum, sized = s.sized + excluded.sized,
    size_sum = s.size_sum + excluded.size_sum, rated = s.rated + excluded.rated, rate_sum = s.rate_sum + excluded.rate_sum;
end
$$;

create function internal.keep_summary() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  case tg_op
    when 'INSERT' then
      perform internal.add_to_summary(array(select internal.summarise_listing(n::public.properties, 1) from added n));
    when 'DELETE' then
      perform internal.add_to_summary(array(select internal.summarise_listing(o::public.properties, -1) from gone o));
    when 'UPDATE' then
      perform internal.add_to_summary(array(
        select internal.summarise_listing(n::public.properties, 1) from added n
        union all
        select internal.summarise_listing(o::public.properties, -1) from gone o));
    when 'TRUNCATE' then
      delete from public.market_summary;
  end case;
  return null;
end
$$;
create trigger properties_summary_insert after insert on public.properties referencing new table as added
for each statement execute function internal.keep_summary();
create trigger properties_summary_delete after delete on public.properties referencing old table as gone
for each statement execute function internal.keep_summary();
create trigger properties_summary_update after update on public.properties referencing new table as added old table as gone
for each statement execute function internal.keep_summary();
create trigger properties_summary_truncate after truncate on public.properties
for each statement execute function internal.keep_summary();

-- From the listings themselves; for whoever wrote them past the triggers.
create function internal.rebuild_market() returns void
language plpgsql set search_path = ''
as $$
begin
  delete from public.market_summary;
  perform internal.add_to_summary(array(select internal.summarise_listing(p, 1) from public.properties p));
end
$$;
select internal.rebuild_market();

-- Whether the summary knows all a search asks about. Buildings, circles, sizes, features and exact prices it does not.
create function internal.is_summarised(q internal.property_query) returns boolean
language sql immutable
as $$
  select (q).transaction is not null and (q).buildings = '{}' and (q).excluded_buildings = '{}' and (q).centre is null
    and (q).size_min is null and (q).size_max is null and (q).price_min is null and (q).price_max is null
    and (q).feature_bits = 0 and (q).excluded_feature_bits = 0
$$;

create function internal.summary_of(q internal.property_query) returns setof public.market_summary
language sql stable set search_path = ''
as $$
  select s.* from public.market_summary s
  where s.tenant_id = (q).tenant_id and s.transaction = (q).transaction and s.listings > 0
    and (not (q).places_wanted or s.area = any((q).areas))
    and not s.area = any((q).excluded_areas)
    and ((q).kind_bits is null or s.kinds & (q).kind_bits <> 0)
    and ((q).bedrooms_min is null or s.bedrooms >= (q).bedrooms_min)
    and ((q).bedrooms_max is null or (s.bedrooms <= (q).bedrooms_max and s.bedrooms >= 0))
$$;

-- As before, from the summary where it is enough; entry prices are read by area, from the index.
create or replace function internal.market_cells(q internal.property_query) returns internal.market_cell[]
language plpgsql stable set search_path = ''
as $$
declare
  v_cells internal.market_cell[];
begin
  if internal.is_summarised(q) then
    select array_agg(row(nullif(cells.area, ''), cells.kinds, nullif(cells.bucket, -1), cells.count, null)::internal.market_cell)
    into v_cells from (
      -- An order by price or size leaves out what does not state it.
      select s.area, s.kinds, s.bucket, sum(case when q.sort in ('price_asc', 'price_desc') then s.priced
        when q.sort in ('size_asc', 'size_desc') then s.sized else s.listings end) as count
      from internal.summary_of(q) s group by 1, 2, 3
    ) as cells where cells.count > 0;
  else
    execute $query$
      select array_agg(row(area, kinds, bucket, count, null)::internal.market_cell)
      from (
        select p.norm_area as area, p.norm_kind_bits as kinds, internal.price_bucket(p.norm_price_compare) as bucket,
          count(*) as count
        from public.properties p where internal.meets_all(p, $1) group by 1, 2, 3
      ) as cells
    $query$ into v_cells using q;
  end if;
  return coalesce(v_cells, '{}');
end
$$;

create function internal.lowest_price(q internal.property_query, area text) returns bigint
language plpgsql stable set search_path = ''
as $$
declare
  v_scope internal.property_query := q;
  v_price bigint;
begin
  v_scope.places_wanted := true;
  v_scope := internal.relax(v_scope, 'area', area);
  execute 'select min(p.norm_price_compare) from public.properties p where internal.meets_all(p, $1)' into v_price using v_scope;
  return v_price;
end
$$;

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
    'areas', (
      select coalesce(jsonb_agg(jsonb_build_object('area', a.name, 'count', biggest.count,
        'priceFrom', internal.lowest_price(scope, a.slug)) order by biggest.count desc, a.slug), '[]')
      from (
        select cell.area, sum(cell.count) as count
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

-- Means from the summary where it is enough; ends and middle from the index.
create or replace function internal.column_figures(q internal.property_query, column_name text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_sample bigint;
  v_mean numeric;
  v_middle numeric;
  v_lowest numeric;
  v_highest numeric;
begin
  if internal.is_summarised(q) and q.sort = 'best_match' then
    select case column_name when 'norm_size' then sum(sized) else sum(priced) end,
      case column_name when 'norm_size' then sum(size_sum) / nullif(sum(sized), 0) else sum(price_sum) / nullif(sum(priced), 0) end
    into v_sample, v_mean from internal.summary_of(q);
  else
    execute format('select count(p.%1$I), avg(p.%1$I) from public.properties p
      where internal.meets_all(p, $1) and p.%1$I is not null', column_name) into v_sample, v_mean using q;
  end if;
  if coalesce(v_sample, 0) = 0 then return null; end if;
  execute format('select avg(value) from (select p.%1$I as value from public.properties p
    where internal.meets_all(p, $1) and p.%1$I is not null order by p.%1$I limit $2 offset $3) as middle', column_name)
  into v_middle using q, 2 - v_sample % 2, (v_sample - 1) / 2;
  execute format('select
    (select p.%1$I from public.properties p where internal.meets_all(p, $1) and p.%1$I is not null order by p.%1$I limit 1),
    (select p.%1$I from public.properties p where internal.meets_all(p, $1) and p.%1$I is not null order by p.%1$I desc limit 1)',
    column_name) into v_lowest, v_highest using q;
  return jsonb_build_object('sample', v_sample, 'min', v_lowest, 'max', v_highest, 'average', round(v_mean), 'median', round(v_middle));
end
$$;

create or replace function internal.per_sqft_figures(q internal.property_query) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_sample bigint;
  v_mean numeric;
begin
  if internal.is_summarised(q) and q.sort = 'best_match' then
    select sum(rated), sum(rate_sum) / nullif(sum(rated), 0) into v_sample, v_mean from internal.summary_of(q);
  else
    execute 'select count(*), avg(p.norm_price_compare::double precision / p.norm_size) from public.properties p
      where internal.meets_all(p, $1) and p.norm_price_compare is not null and p.norm_size is not null'
    into v_sample, v_mean using q;
  end if;
  return case when v_sample > 0 then jsonb_build_object('sample', v_sample, 'average', round(v_mean)) end;
end
$$;

create or replace function internal.price_groups(q internal.property_query) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_groups jsonb;
  v_cells constant text := case when internal.is_summarised(q) and q.sort = 'best_match'
    then 'select s.area, nullif(s.bedrooms, -1) as bedrooms, sum(s.priced) as count, sum(s.price_sum) as price
      from internal.summary_of($1) s group by 1, 2'
    else 'select p.norm_area as area, p.norm_bedrooms as bedrooms, count(*) as count, sum(p.norm_price_compare) as price
      from public.properties p where internal.meets_all(p, $1) and p.norm_price_compare is not null group by 1, 2' end;
begin
  execute format($query$
    with cells as materialized (%s), areas as (
      select area, sum(count) as count, sum(price) / sum(count) as mean from cells
      where count > 0 and exists (select from public.areas where slug = area)
      group by area order by sum(count) desc, area limit 5
    ), beds as (
      select bedrooms, sum(count) as count, sum(price) / sum(count) as mean from cells
      where count > 0 and bedrooms is not null group by bedrooms order by bedrooms limit 8
    )
    select jsonb_build_object(
      'areas', (select coalesce(jsonb_agg(jsonb_build_object('area', a.name, 'count', areas.count, 'average', round(areas.mean))
        order by areas.count desc, a.slug), '[]') from areas join public.areas a on a.slug = areas.area),
      'bedrooms', (select coalesce(jsonb_agg(jsonb_build_object('bedrooms', beds.bedrooms, 'count', beds.count,
        'average', round(beds.mean)) order by beds.bedrooms), '[]') from beds))
  $query$, v_cells) into v_groups using q;
  return v_groups;
end
$$;

-- A count that the summary knows needs no reading of the listings.
create or replace function internal.count_matches(q internal.property_query) returns bigint
language plpgsql stable set search_path = ''
as $$
declare
  v_count bigint;
begin
  if internal.is_summarised(q) and q.sort in ('best_match', 'newest') then
    select coalesce(sum(s.listings), 0) into v_count from internal.summary_of(q) s;
  elsif internal.is_summarised(q) and q.sort in ('price_asc', 'price_desc') then
    select coalesce(sum(s.priced), 0) into v_count from internal.summary_of(q) s;
  elsif internal.is_summarised(q) and q.sort in ('size_asc', 'size_desc') then
    select coalesce(sum(s.sized), 0) into v_count from internal.summary_of(q) s;
  else
    execute 'select count(*) from public.properties p where internal.meets_all(p, $1)' into v_count using q;
  end if;
  return v_count;
end
$$;

grant execute on all functions in schema internal to service_role;
