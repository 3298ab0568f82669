-- A budget without an area: counted from the sums but for the part of a price bucket it cuts, and ranked without
-- reading everything within it.

-- Whether all but the budget of a search is in the summary. Within an area counting the index is as fast.
create function internal.is_budget_summarised(q internal.property_query) returns boolean
language sql immutable set search_path = ''
as $$
  select ((q).price_min is not null or (q).price_max is not null) and not (q).places_wanted
    and (q).transaction is not null and (q).buildings = '{}' and (q).excluded_buildings = '{}' and (q).centre is null
    and (q).size_min is null and (q).size_max is null and (q).feature_bits = 0 and (q).excluded_feature_bits = 0
    and (q).sort not in ('size_asc', 'size_desc')
$$;

-- Listings of a search up to a price, whatever its own budget is: the buckets below from the summary, the one the
-- price falls into from the index, from the end of it that is nearer.
create function internal.count_up_to(q internal.property_query, price bigint) returns bigint
language plpgsql stable set search_path = ''
as $$
declare
  v_bounds constant bigint[] := array[0, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000];
  v_bucket constant integer := internal.price_bucket(price);
  v_lower constant bigint := v_bounds[v_bucket + 1];
  -- Above the last bound there is no upper one; dear listings are few.
  v_upper constant bigint := coalesce(v_bounds[v_bucket + 2], v_lower * 4);
  v_from_below constant boolean := price - v_lower < v_upper - price;
  v_part internal.property_query := q;
  v_whole bigint;
  v_partial bigint;
begin
  select coalesce(sum(s.priced), 0) into v_whole from internal.summary_of(q) s
  where s.bucket between 0 and case when v_from_below then v_bucket - 1 else v_bucket end;
  v_part.price_min := case when v_from_below then v_lower else price + 1 end;
  v_part.price_max := case when v_from_below then price else v_bounds[v_bucket + 2] - 1 end;
  execute 'select count(*) from public.properties p where internal.meets_all(p, $1)' into v_partial using v_part;
  return case when v_from_below then v_whole + v_partial else v_whole - v_partial end;
end
$$;

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
  elsif internal.is_budget_summarised(q) and q.price_min is null then
    v_count := internal.count_up_to(q, q.price_max);
  elsif internal.is_budget_summarised(q) and q.price_max is null then
    select coalesce(sum(s.priced), 0) into v_count from internal.summary_of(q) s;
    v_count := v_count - internal.count_up_to(q, q.price_min - 1);
  elsif internal.is_budget_summarised(q) and internal.price_bucket(q.price_min) <> internal.price_bucket(q.price_max) then
    v_count := greatest(internal.count_up_to(q, q.price_max) - internal.count_up_to(q, q.price_min - 1), 0);
  else
    execute 'select count(*) from public.properties p where internal.meets_all(p, $1)' into v_count using q;
  end if;
  return v_count;
end
$$;

-- The order of an area by price or size is made, not looked up: what is cheap in a dear area is far from the beginning
-- of an index of the whole market.
create or replace function internal.order_of(q internal.property_query, out expression text, out direction text)
language plpgsql immutable set search_path = ''
as $$
begin
  direction := case when q.sort in ('price_desc', 'size_desc') then 'desc' else 'asc' end;
  expression := case
    when q.sort in ('price_asc', 'price_desc') then 'p.norm_price_compare'
    when q.sort in ('size_asc', 'size_desc') then 'p.norm_size'
    when q.sort = 'newest' then 'p.norm_age'
    when q.centre is not null then 'p.norm_point operator(extensions.<->) ($1).centre'
    when q.price_target is not null then
      'p.norm_position + coalesce(least(abs(p.norm_price_compare - ($1).price_target) / ($1).price_target, 2), 0)'
    else 'p.norm_position' end;
  if q.places_wanted and q.sort in ('price_asc', 'price_desc', 'size_asc', 'size_desc') then expression := expression || ' + 0'; end if;
end
$$;

-- A narrower budget with the same first page. A position is an age plus the distance from the price asked, and no age is
-- below the newest listing's: once `wanted` listings are found up to a position, what is further from the price than
-- that position is from the newest age cannot come before them. Other searches, and those of few, stay as they are.
create function internal.narrow_budget(q internal.property_query, total bigint, wanted integer,
  after_position double precision, after_id uuid)
returns internal.property_query
language plpgsql stable set search_path = ''
as $$
declare
  v_narrow internal.property_query := q;
  v_order record := internal.order_of(q);
  v_newest double precision;
  v_bound double precision;
  v_distance double precision;
  v_step double precision;
  v_enough boolean;
begin
  if total < 500 or q.sort <> 'best_match' or q.price_target is null or q.transaction is null or q.places_wanted
    or q.centre is not null or (q.price_min is null and q.price_max is null) then
    return q;
  end if;
  select p.norm_position into v_newest from public.properties p
  where p.tenant_id = q.tenant_id and p.norm_transaction = q.transaction order by p.norm_position limit 1;
  -- About so far reaches a page where prices and ages are spread evenly; if not, further.
  foreach v_step in array array[1, 2, 4] loop
    v_bound := greatest(v_newest, after_position) + v_step * sqrt(wanted / total::double precision);
    v_distance := v_bound - v_newest;
    exit when v_distance >= 1;
    v_narrow.price_min := greatest(q.price_min, floor(q.price_target * (1 - v_distance))::bigint);
    v_narrow.price_max := least(q.price_max, ceil(q.price_target * (1 + v_distance))::bigint);
    execute format('select count(*) = $2 from (select from public.properties p
        where internal.meets_all(p, $1) and %1$s <= $3 %2$s limit $2) as close', v_order.expression,
      case when after_id is not null then format('and (%s, p.id) > ($4, $5)', v_order.expression) else '' end)
    into v_enough using v_narrow, wanted, v_bound, after_position, after_id;
    if v_enough then return v_narrow; end if;
  end loop;
  return q;
end
$$;

-- As before, over the narrowed budget.
create or replace function internal.read_page(q internal.property_query, page_size integer, after_position double precision,
  after_id uuid, known_total bigint, out total bigint, out properties jsonb, out last_position double precision, out last_id uuid)
language plpgsql stable set search_path = ''
as $$
declare
  v_order record := internal.order_of(q);
  v_scope internal.property_query;
begin
  total := coalesce(known_total, internal.count_matches(q));
  properties := '[]';
  if total = 0 then return; end if;
  v_scope := internal.narrow_budget(q, total, page_size + 1, after_position, after_id);
  execute format($query$
    with page as (
      -- One more than asked tells whether there is a next page.
      select p.id, (%1$s)::double precision as position, row_number() over (order by %1$s %2$s, p.id %2$s) as row_number
      from public.properties p
      where internal.meets_all(p, $1) %4$s
      order by %1$s %2$s, p.id %2$s limit $2 + 1
    )
    select coalesce(jsonb_agg(internal.property_json(p, $1) order by page.row_number)
        filter (where page.row_number <= $2), '[]'),
      max(page.position) filter (where page.row_number = $2 and more.exists),
      (array_agg(page.id) filter (where page.row_number = $2 and more.exists))[1]
    from page
    join public.properties p on p.id = page.id
    cross join (select exists (select from page where row_number > $2) as exists) as more
  $query$, v_order.expression, v_order.direction, case v_order.direction when 'desc' then '<' else '>' end,
    case when after_id is not null then format('and (%s, p.id) %s ($3, $4)', v_order.expression,
      case v_order.direction when 'desc' then '<' else '>' end) else '' end)
  into properties, last_position, last_id using v_scope, page_size, after_position, after_id;
end
$$;

grant execute on all functions in schema internal to service_role;
