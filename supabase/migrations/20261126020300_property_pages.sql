-- One page of a resolved search in a stable order, with the number of all that match.

create function internal.meets_all(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select internal.meets_fixed(p, q) and internal.meets_price(p, q) and internal.meets_place(p, q)
    and internal.meets_type(p, q) and internal.meets_bedrooms(p, q) and internal.meets_size(p, q)
    and internal.meets_features(p, q)
$$;

create function internal.count_matches(q internal.property_query) returns bigint
language plpgsql stable set search_path = ''
as $$
declare
  v_count bigint;
begin
  execute 'select count(*) from public.properties p where internal.meets_all(p, $1)' into v_count using q;
  return v_count;
end
$$;

-- What a search is ordered by, as SQL over `p` and the query `$1`: an indexed column wherever the order is a standing
-- one. A budget without an order asks for the closest to it, age weighing in; "near here" for the nearest.
create function internal.order_of(q internal.property_query, out expression text, out direction text)
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
end
$$;

-- `after` is the last (position, id) seen; `known_total` saves counting again. Planned for its values each time:
-- which index is best depends on them.
create function internal.read_page(q internal.property_query, page_size integer, after_position double precision,
  after_id uuid, known_total bigint, out total bigint, out properties jsonb, out last_position double precision, out last_id uuid)
language plpgsql stable set search_path = ''
as $$
declare
  v_order record := internal.order_of(q);
begin
  total := coalesce(known_total, internal.count_matches(q));
  properties := '[]';
  if total = 0 then return; end if;
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
  into properties, last_position, last_id using q, page_size, after_position, after_id;
end
$$;

grant execute on all functions in schema internal to service_role;
