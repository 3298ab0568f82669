-- Small things that a search does several times: the summary is read within the query that sums it up, and not at all for
-- the buckets below the first.

-- As before, but without a SET clause, which would keep it from being inlined.
create or replace function internal.summary_of(q internal.property_query) returns setof public.market_summary
language sql stable
as $$
  select s.* from public.market_summary s
  where s.tenant_id = (q).tenant_id and s.transaction = (q).transaction and s.listings > 0
    and (not (q).places_wanted or s.area = any((q).areas))
    and not s.area = any((q).excluded_areas)
    and ((q).kind_bits is null or s.kinds & (q).kind_bits <> 0)
    and ((q).bedrooms_min is null or s.bedrooms >= (q).bedrooms_min)
    and ((q).bedrooms_max is null or (s.bedrooms <= (q).bedrooms_max and s.bedrooms >= 0))
$$;

-- As before; below the first bucket there is nothing to add up.
create or replace function internal.count_up_to(q internal.property_query, price bigint) returns bigint
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
  if v_from_below and v_bucket = 0 then
    v_whole := 0;
  else
    select coalesce(sum(s.priced), 0) into v_whole from internal.summary_of(q) s
    where s.bucket between 0 and case when v_from_below then v_bucket - 1 else v_bucket end;
  end if;
  v_part.price_min := case when v_from_below then v_lower else price + 1 end;
  v_part.price_max := case when v_from_below then price else v_bounds[v_bucket + 2] - 1 end;
  execute 'select count(*) from public.properties p where internal.meets_all(p, $1)' into v_partial using v_part;
  return case when v_from_below then v_whole + v_partial else v_whole - v_partial end;
end
$$;

grant execute on all functions in schema internal to service_role;
