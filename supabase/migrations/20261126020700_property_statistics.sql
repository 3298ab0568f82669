-- Figures of the listings that meet a wish, in one call, each with its sample size, and the listings themselves in
-- the order that was asked. Only what is wanted is computed: a median over a whole market is not free.

-- Lowest, highest, middle and mean of an indexed column. The index already holds its order, so that neither end is
-- searched for and the middle is walked to.
create function internal.column_figures(q internal.property_query, column_name text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_sample bigint;
  v_mean numeric;
  v_middle numeric;
  v_lowest numeric;
  v_highest numeric;
begin
  execute format('select count(p.%1$I), avg(p.%1$I) from public.properties p
    where internal.meets_all(p, $1) and p.%1$I is not null', column_name) into v_sample, v_mean using q;
  if v_sample = 0 then return null; end if;
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

-- Mean of the listings' own prices per square foot.
create function internal.per_sqft_figures(q internal.property_query) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_sample bigint;
  v_mean double precision;
begin
  execute 'select count(*), avg(p.norm_price_compare::double precision / p.norm_size) from public.properties p
    where internal.meets_all(p, $1) and p.norm_price_compare is not null and p.norm_size is not null'
  into v_sample, v_mean using q;
  return case when v_sample > 0 then jsonb_build_object('sample', v_sample, 'average', round(v_mean::numeric)) end;
end
$$;

-- The biggest areas and the bedroom counts with their mean prices.
create function internal.price_groups(q internal.property_query) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_groups jsonb;
begin
  execute $query$
    with cells as materialized (
      select p.norm_area as area, p.norm_bedrooms as bedrooms, count(*) as count, sum(p.norm_price_compare) as price
      from public.properties p where internal.meets_all(p, $1) and p.norm_price_compare is not null group by 1, 2
    ), areas as (
      select area, sum(count) as count, sum(price) / sum(count) as mean from cells
      where exists (select from public.areas where slug = area)
      group by area order by sum(count) desc, area limit 5
    ), beds as (
      select bedrooms, sum(count) as count, sum(price) / sum(count) as mean from cells
      where bedrooms is not null group by bedrooms order by bedrooms limit 8
    )
    select jsonb_build_object(
      'areas', (select coalesce(jsonb_agg(jsonb_build_object('area', a.name, 'count', areas.count, 'average', round(areas.mean))
        order by areas.count desc, a.slug), '[]') from areas join public.areas a on a.slug = areas.area),
      'bedrooms', (select coalesce(jsonb_agg(jsonb_build_object('bedrooms', beds.bedrooms, 'count', beds.count,
        'average', round(beds.mean)) order by beds.bedrooms), '[]') from beds))
  $query$ into v_groups using q;
  return v_groups;
end
$$;

-- p: {tenantId, criteria, figures: price|size|price_per_sqft|groups [], limit} → contracts' PropertyStatistics. Its cursor
-- goes on with `search_properties`.
create function public.property_statistics(p jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_criteria jsonb := coalesce(p -> 'criteria', '{}');
  v_figures text[] := internal.text_array(p -> 'figures');
  v_read record := internal.read_property_query((p ->> 'tenantId')::uuid, v_criteria);
  v_query internal.property_query := v_read.query;
  v_page record := internal.read_page(v_query, least(greatest(coalesce((p ->> 'limit')::integer, 10), 1), 100), null, null, null);
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'price', case when 'price' = any(v_figures) then internal.column_figures(v_query, 'norm_price_compare') end,
    'size', case when 'size' = any(v_figures) then internal.column_figures(v_query, 'norm_size') end,
    'pricePerSqft', case when 'price_per_sqft' = any(v_figures) then internal.per_sqft_figures(v_query) end,
    'groups', case when 'groups' = any(v_figures) then internal.price_groups(v_query) end,
    'properties', v_page.properties,
    'total', v_page.total,
    'nextCursor', internal.write_cursor(v_page.last_position, v_page.last_id, null, md5(v_criteria::text)),
    'resolvedAreas', to_jsonb(v_read.resolved),
    'unknownAreas', to_jsonb(v_read.unknown)));
end
$$;

grant execute on function public.property_statistics to service_role;
grant execute on all functions in schema internal to service_role;
