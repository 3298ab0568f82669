-- Figures of few listings are read at once and sorted: the order of an index over the whole market is a long walk to the
-- middle of one area. Those of many are walked to as before, a price from the bucket that holds the middle.

create function internal.sorted_figures(q internal.property_query, column_name text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_figures jsonb;
begin
  execute format($query$
    select jsonb_build_object('sample', count(*), 'min', min(p.%1$I), 'max', max(p.%1$I), 'average', round(avg(p.%1$I)),
      'median', round((percentile_cont(0.5) within group (order by p.%1$I))::numeric))
    from public.properties p where internal.meets_all(p, $1) and p.%1$I is not null having count(*) > 0
  $query$, column_name) into v_figures using q;
  return v_figures;
end
$$;

-- The middle price of a search that the summary knows, from where its bucket begins.
create function internal.middle_price(q internal.property_query, sample bigint) returns numeric
language plpgsql stable set search_path = ''
as $$
declare
  v_scope internal.property_query := q;
  v_rank constant bigint := (sample - 1) / 2;
  v_bucket integer;
  v_before bigint;
  v_middle numeric;
begin
  select cumulated.bucket, cumulated.upto - cumulated.priced into v_bucket, v_before
  from (
    select s.bucket, sum(s.priced) as priced, sum(sum(s.priced)) over (order by s.bucket) as upto
    from internal.summary_of(q) s where s.bucket >= 0 group by s.bucket
  ) as cumulated where cumulated.upto > v_rank order by cumulated.bucket limit 1;
  v_scope.price_min := (array[0, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000]::bigint[])[v_bucket + 1];
  execute 'select avg(value) from (select p.norm_price_compare as value from public.properties p
    where internal.meets_all(p, $1) order by p.norm_price_compare limit $2 offset $3) as middle'
  into v_middle using v_scope, 2 - sample % 2, v_rank - v_before;
  return v_middle;
end
$$;

create or replace function internal.column_figures(q internal.property_query, column_name text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_known constant boolean := internal.is_summarised(q) and q.sort = 'best_match';
  v_sample bigint;
  v_mean numeric;
  v_middle numeric;
  v_lowest numeric;
  v_highest numeric;
begin
  if q.places_wanted or q.centre is not null then return internal.sorted_figures(q, column_name); end if;
  if v_known then
    select case column_name when 'norm_size' then sum(sized) else sum(priced) end,
      case column_name when 'norm_size' then sum(size_sum) / nullif(sum(sized), 0) else sum(price_sum) / nullif(sum(priced), 0) end
    into v_sample, v_mean from internal.summary_of(q);
  else
    execute format('select count(p.%1$I), avg(p.%1$I) from public.properties p
      where internal.meets_all(p, $1) and p.%1$I is not null', column_name) into v_sample, v_mean using q;
  end if;
  if coalesce(v_sample, 0) = 0 then return null; end if;
  if v_sample <= 20000 then return internal.sorted_figures(q, column_name); end if;
  if v_known and column_name = 'norm_price_compare' then
    v_middle := internal.middle_price(q, v_sample);
  else
    execute format('select avg(value) from (select p.%1$I as value from public.properties p
      where internal.meets_all(p, $1) and p.%1$I is not null order by p.%1$I limit $2 offset $3) as middle', column_name)
    into v_middle using q, 2 - v_sample % 2, (v_sample - 1) / 2;
  end if;
  execute format('select
    (select p.%1$I from public.properties p where internal.meets_all(p, $1) and p.%1$I is not null order by p.%1$I limit 1),
    (select p.%1$I from public.properties p where internal.meets_all(p, $1) and p.%1$I is not null order by p.%1$I desc limit 1)',
    column_name) into v_lowest, v_highest using q;
  return jsonb_build_object('sample', v_sample, 'min', v_lowest, 'max', v_highest, 'average', round(v_mean), 'median', round(v_middle));
end
$$;

grant execute on all functions in schema internal to service_role;
